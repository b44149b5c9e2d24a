package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.RunMetrics;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/** Verdicts with a single error, which an oracle must detect. */
final class VerdictMutants {

    /** Longer than any run of a test. */
    private static final long OTHER_NS = 100_000_000_000L;

    private VerdictMutants() {}

    /** All mutants of a correct verdict, by the name of the mutation. */
    static Map<String, Verdict> of(Verdict right) {
        Map<String, Verdict> mutants = new LinkedHashMap<>();
        Safety other = right.safety() == Safety.HELD ? Safety.VIOLATED : Safety.HELD;
        mutants.put("safety " + other, with(right, other, right.liveness(), right.findings()));
        for (Liveness liveness : Liveness.values()) {
            if (liveness != right.liveness()) {
                mutants.put("liveness " + liveness, with(right, right.safety(), liveness, right.findings()));
            }
        }
        dropped(right, mutants);
        changed(right, mutants);
        added(right, mutants);
        mutants.put("one more sold", with(right, figures(right.figures(), 1, 0, 0, 0)));
        mutants.put("one more sold out", with(right, figures(right.figures(), 0, 1, 0, 0)));
        mutants.put("one more failed", with(right, figures(right.figures(), 0, 0, 1, 0)));
        mutants.put("one more left", with(right, figures(right.figures(), 0, 0, 0, 1)));
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

    /** Changes one argument of one finding. */
    private static void changed(Verdict right, Map<String, Verdict> mutants) {
        for (int i = 0; i < right.findings().size(); i++) {
            Finding finding = right.findings().get(i);
            for (String name : finding.args().keySet()) {
                Map<String, Object> args = new LinkedHashMap<>(finding.args());
                args.put(name, other(name, args.get(name), (int) right.figures().buyers()));
                List<Finding> findings = new ArrayList<>(right.findings());
                findings.set(i, new Finding(finding.kind(), finding.variant(), args, finding.witness()));
                mutants.put("finding " + i + " " + finding.textKey() + " with another " + name, with(right, findings));
            }
        }
    }

    private static Object other(String name, Object value, int buyers) {
        if (value instanceof List<?> list) {
            return list.stream().map(buyer -> ((Long) buyer + 1) % buyers).toList();
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

    private static Verdict with(Verdict right, List<Finding> findings) {
        return with(right, right.safety(), right.liveness(), findings);
    }

    private static Verdict with(Verdict right, Safety safety, Liveness liveness, List<Finding> findings) {
        return new Verdict(safety, liveness, findings, right.figures());
    }

    private static Verdict with(Verdict right, RunMetrics figures) {
        return new Verdict(right.safety(), right.liveness(), right.findings(), figures);
    }

    private static RunMetrics figures(RunMetrics right, int sold, int soldOut, int failed, int left) {
        return new RunMetrics(
                right.stock(),
                right.buyers(),
                right.sold() + sold,
                right.unconfirmed(),
                right.soldOut() + soldOut,
                right.failed() + failed,
                right.killed(),
                left == 0
                        ? right.finalCount()
                        : OptionalLong.of(right.finalCount().orElse(0) + left),
                right.events(),
                right.durationNs(),
                right.throughputPerSecond(),
                right.waits(),
                right.holds(),
                right.fairness(),
                right.conflicts(),
                right.reads(),
                right.writes());
    }
}
