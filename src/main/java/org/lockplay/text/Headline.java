package org.lockplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.RunMetrics;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/** Builds the headline of a verdict: the most important result first. */
final class Headline {

    private final Texts texts;
    private final VerdictTexts sentences;
    private final Verdict verdict;
    private final RunMetrics figures;
    private final Scenario scenario;

    Headline(Texts texts, VerdictTexts sentences, Verdict verdict, Scenario scenario) {
        this.texts = texts;
        this.sentences = sentences;
        this.verdict = verdict;
        this.figures = verdict.figures();
        this.scenario = scenario;
    }

    String text() {
        if (figures.events() == 0) {
            return texts.get("verdict.nothing." + verdict.liveness().wireName());
        }
        List<String> parts = new ArrayList<>();
        parts.add(sentences.capitalised(verdict.safety() == Safety.VIOLATED ? wrong() : held()));
        parts.addAll(why());
        parts.addAll(ending());
        return parts.stream()
                .reduce((first, second) -> texts.get("join.sentences", first, second))
                .orElseThrow();
    }

    private String wrong() {
        Finding gravest = verdict.findings().stream()
                .filter(Finding::violation)
                .findFirst()
                .orElseThrow();
        if (gravest.kind() != FindingKind.OVERSOLD) {
            return sentences.sentence(gravest);
        }
        String claim = sentences.fill("verdict.oversold." + gravest.variant(), gravest);
        return verdict.first(FindingKind.LOST_UPDATE)
                .filter(lost -> lost.variant().isEmpty())
                .map(lost -> texts.get("verdict.proved", claim, sentences.capitalised(because(lost))))
                .orElseGet(() -> sentences.sentence(gravest));
    }

    private String because(Finding lost) {
        return texts.get("verdict.because.lost-update", lost.args().values().toArray());
    }

    private String held() {
        List<String> clauses = new ArrayList<>();
        clauses.add(texts.get("verdict.sold." + sold(), figures.stock(), figures.sold()));
        count(
                clauses,
                scenario.rounds() == 1 ? "verdict.sold-out.buyers" : "verdict.sold-out.times",
                figures.soldOut());
        count(clauses, "verdict.failed", figures.failed());
        count(clauses, "verdict.killed", figures.killed());
        count(clauses, "verdict.unconfirmed", figures.unconfirmed());
        String told = clauses.stream()
                .reduce((first, second) -> texts.get("join.clauses", first, second))
                .orElseThrow();
        if (verdict.liveness().cutShort()) {
            return texts.get("verdict.so-far", told);
        }
        if (figures.waits().count() == 0) {
            return texts.get("verdict.held.free", told);
        }
        // The sentence about holds that never overlapped must not contradict a finding about an overlap.
        return texts.get(
                verdict.has(FindingKind.HARMLESS_OVERLAP) ? "verdict.held.overlap" : "verdict.held.lock", told);
    }

    private String sold() {
        if (figures.stock() == 0) {
            return "empty";
        }
        if (figures.sold() == 0) {
            return "none";
        }
        return figures.sold() == figures.stock() ? "all" : "some";
    }

    private void count(List<String> clauses, String key, long number) {
        if (number > 0) {
            clauses.add(texts.get(key, number));
        }
    }

    /**
     * The cause. If there was no lock by choice, mentions that only for a run that got lucky. An overlap that did no harm
     * explains a run that held, and no violation.
     */
    private List<String> why() {
        Stream<FindingKind> causes = Stream.of(
                FindingKind.NOT_COMMITTED,
                FindingKind.HARMLESS_OVERLAP,
                FindingKind.NO_LOCK,
                FindingKind.REACH_TOO_SHORT,
                FindingKind.BROKEN_LOCK,
                FindingKind.RELEASED_BY_ANOTHER,
                FindingKind.OUTSIDE_LOCK,
                FindingKind.LEASE_TOO_SHORT);
        return causes.flatMap(verdict::all)
                .filter(cause ->
                        !cause.variant().equals("none") && !cause.variant().equals("unordered"))
                .filter(cause -> verdict.safety() == Safety.HELD || cause.kind() != FindingKind.HARMLESS_OVERLAP)
                .filter(cause -> verdict.liveness() == Liveness.FINISHED
                        || !cause.variant().endsWith("luck"))
                .limit(1)
                .map(sentences::sentence)
                .toList();
    }

    private List<String> ending() {
        List<String> outside = note(FindingKind.UNREACHABLE_SERVER, FindingKind.COULD_NOT_RUN);
        if (!outside.isEmpty()) {
            return outside;
        }
        return switch (verdict.liveness()) {
            case FINISHED -> {
                List<String> noted = note(
                        FindingKind.ABANDONED_LOCK,
                        FindingKind.STALE_WRITE_REFUSED,
                        FindingKind.DEADLOCK_REFUSED,
                        FindingKind.GAVE_UP_WAITING,
                        FindingKind.RELEASED_UNHELD,
                        FindingKind.WAITS_FOR_ITSELF,
                        FindingKind.BUYER_FAILED,
                        FindingKind.FAULT_NOT_STRUCK,
                        FindingKind.TORN_QUERY);
                yield noted.isEmpty() ? offSchedule() : withFailures(noted);
            }
            case RECOVERED -> withFailures(note(FindingKind.RECOVERED));
            case STUCK -> note(FindingKind.DEADLOCK, FindingKind.STUCK);
            case TIMED_OUT -> {
                List<String> noted = note(FindingKind.CUT_OFF);
                yield noted.isEmpty() ? cut() : noted;
            }
            case STOPPED, INTERRUPTED -> cut();
        };
    }

    /** Adds why the buyers failed where all of them did: that nothing was violated says little then. */
    private List<String> withFailures(List<String> noted) {
        if (figures.failed() < figures.buyers()) {
            return noted;
        }
        List<String> failures = note(
                FindingKind.BUYER_FAILED,
                FindingKind.RELEASED_UNHELD,
                FindingKind.DEADLOCK_REFUSED,
                FindingKind.GAVE_UP_WAITING,
                FindingKind.STALE_WRITE_REFUSED);
        return Stream.concat(noted.stream(), failures.stream()).distinct().toList();
    }

    private List<String> cut() {
        return List.of(texts.get("verdict.cut." + verdict.liveness().wireName(), figures.events()));
    }

    /** In short; the finding names the exact position. */
    private List<String> offSchedule() {
        return verdict.first(FindingKind.OFF_SCHEDULE)
                .map(finding -> List.of(sentences.fill("verdict.off-schedule", finding)))
                .orElse(List.of());
    }

    private List<String> note(FindingKind... kinds) {
        return Stream.of(kinds)
                .flatMap(verdict::all)
                .limit(1)
                .map(sentences::sentence)
                .toList();
    }
}
