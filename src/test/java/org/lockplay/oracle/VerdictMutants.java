package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.text.Texts;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/** Verdicts with a single error, which an oracle must detect. */
final class VerdictMutants {

    /** Longer than any run of a test. */
    private static final long OTHER_NS = 100_000_000_000L;

    /** For a sentence, the others of its kind that are true as well, although they say less. */
    private static final Map<String, Set<String>> SAYS_LESS = Map.of(
            "finding.waits-for-itself.lease", Set.of("finding.waits-for-itself"),
            "finding.waits-for-itself.freed", Set.of("finding.waits-for-itself"));

    private VerdictMutants() {}

    /** All mutants of a run's correct verdict, by the name of the mutation. */
    static Map<String, Verdict> of(JudgedRun run) {
        Verdict right = run.verdict();
        Map<String, Verdict> mutants = new LinkedHashMap<>();
        Safety other = right.safety() == Safety.HELD ? Safety.VIOLATED : Safety.HELD;
        mutants.put("safety " + other, with(right, other, right.liveness(), right.findings()));
        for (Liveness liveness : Liveness.values()) {
            if (liveness != right.liveness()) {
                mutants.put("liveness " + liveness, with(right, right.safety(), liveness, right.findings()));
            }
        }
        dropped(right, mutants);
        renamed(right, mutants);
        proved(right, run.history(), mutants);
        changed(right, mutants);
        added(right, mutants);
        MutantFigures.of(right.figures())
                .forEach((name, figures) ->
                        mutants.put(name, new Verdict(right.safety(), right.liveness(), right.findings(), figures)));
        return mutants;
    }

    /** Removes all findings of one kind. */
    private static void dropped(Verdict right, Map<String, Verdict> mutants) {
        Set<FindingKind> kinds = right.findings().stream().map(Finding::kind).collect(Collectors.toSet());
        for (FindingKind kind : kinds) {
            mutants.put(
                    "without " + kind,
                    with(
                            right,
                            right.findings().stream()
                                    .filter(finding -> finding.kind() != kind)
                                    .toList()));
        }
    }

    /** Gives one finding another sentence of its kind. */
    private static void renamed(Verdict right, Map<String, Verdict> mutants) {
        for (int i = 0; i < right.findings().size(); i++) {
            Finding finding = right.findings().get(i);
            String kind = "finding." + finding.kind().wireName();
            for (String key : new TreeSet<>(Texts.ENGLISH.keys())) {
                boolean isSibling = (key.equals(kind) || key.startsWith(kind + ".")) && !key.equals(finding.textKey());
                if (isSibling && !isAsTrue(finding.textKey(), key)) {
                    String variant = key.equals(kind) ? "" : key.substring(kind.length() + 1);
                    mutants.put(
                            "finding " + i + " " + finding.textKey() + " as " + key,
                            with(right, i, new Finding(finding.kind(), variant, finding.args(), finding.witness())));
                }
            }
        }
    }

    /** Whether another sentence is also true wherever one is. */
    private static boolean isAsTrue(String key, String other) {
        return SAYS_LESS.getOrDefault(key, Set.of()).contains(other);
    }

    /** Takes one finding's witness away, or replaces one event of it with another. */
    private static void proved(Verdict right, List<Event> history, Map<String, Verdict> mutants) {
        for (int i = 0; i < right.findings().size(); i++) {
            Finding finding = right.findings().get(i);
            List<Long> witness = finding.witness();
            String name = "finding " + i + " " + finding.textKey();
            if (!witness.isEmpty()) {
                mutants.put(name + " without its witness", with(right, i, witnessed(finding, List.of())));
            }
            for (int place = 0; place < witness.size(); place++) {
                List<Long> other = new ArrayList<>(witness);
                other.set(place, startOf(history, witness.get(place)));
                mutants.put(name + " with another event " + place, with(right, i, witnessed(finding, other)));
            }
        }
    }

    /** The event that starts the buyer of another event, or else the run, and proves nothing. */
    private static long startOf(List<Event> history, long seq) {
        int buyer = history.get((int) seq - 1).buyer();
        return history.stream()
                .filter(event -> event.kind() == EventKind.BUYER_STARTED && event.buyer() == buyer)
                .mapToLong(Event::seq)
                .findFirst()
                .orElse(1);
    }

    private static Finding witnessed(Finding finding, List<Long> witness) {
        return new Finding(finding.kind(), finding.variant(), finding.args(), witness);
    }

    /** Changes one argument of one finding. */
    private static void changed(Verdict right, Map<String, Verdict> mutants) {
        for (int i = 0; i < right.findings().size(); i++) {
            Finding finding = right.findings().get(i);
            for (String name : finding.args().keySet()) {
                Map<String, Object> args = new LinkedHashMap<>(finding.args());
                args.put(name, other(name, args.get(name), (int) right.figures().buyers()));
                mutants.put(
                        "finding " + i + " " + finding.textKey() + " with another " + name,
                        with(right, i, new Finding(finding.kind(), finding.variant(), args, finding.witness())));
            }
        }
    }

    private static Object other(String name, Object value, int buyers) {
        if (value instanceof List<?> list) {
            return list.size() == 1 ? List.of(((Long) list.get(0) + 1) % buyers) : list.subList(1, list.size());
        }
        if (value instanceof String text) {
            return switch (name) {
                case "lock" -> text.equals("spin") ? "flag" : "spin";
                case "fault" -> text.equals("hang") ? "crash" : "hang";
                default -> text + "x";
            };
        }
        boolean isBuyer = Set.of("buyer", "other", "holder", "writer").contains(name);
        long number = (Long) value;
        return isBuyer ? (number + 1) % buyers : name.endsWith("Ns") ? number + OTHER_NS : number + 5;
    }

    /** Adds a finding without evidence in the history. */
    private static void added(Verdict right, Map<String, Verdict> mutants) {
        Finding overlap = new Finding(
                FindingKind.TWO_HOLDERS, "", args("buyer", 0L, "other", 1L, "overlapNs", 1_234L), List.of(1L));
        Finding stuck =
                new Finding(FindingKind.STUCK, "finished", args("waiters", List.of(1L), "holder", 0L), List.of(1L));
        Finding lost = new Finding(
                FindingKind.LOST_UPDATE,
                "",
                args("buyer", 0L, "read", 77L, "wrote", 76L, "other", 1L, "otherWrote", 76L, "version", 1L),
                List.of(1L));
        for (Finding finding : List.of(overlap, stuck, lost)) {
            List<Finding> findings = new ArrayList<>(right.findings());
            findings.add(finding);
            mutants.put("with " + finding.kind(), with(right, findings));
        }
    }

    private static Map<String, Object> args(Object... namesAndValues) {
        Map<String, Object> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return args;
    }

    private static Verdict with(Verdict right, int place, Finding other) {
        List<Finding> findings = new ArrayList<>(right.findings());
        findings.set(place, other);
        return with(right, findings);
    }

    private static Verdict with(Verdict right, List<Finding> findings) {
        return with(right, right.safety(), right.liveness(), findings);
    }

    private static Verdict with(Verdict right, Safety safety, Liveness liveness, List<Finding> findings) {
        return new Verdict(safety, liveness, findings, right.figures());
    }
}
