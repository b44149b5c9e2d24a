package org.lockplay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Figures;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/** Puts the one thing first that whoever ran it wants to know. */
final class Headline {

    private final Texts texts;
    private final VerdictTexts sentences;
    private final Verdict verdict;
    private final Figures figures;
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
                .map(lost -> texts.get("verdict.proved", claim, because(lost)))
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
        return texts.get(figures.waits().count() > 0 ? "verdict.held.lock" : "verdict.held.free", told);
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

    /** Why it went wrong, or could have. That there is no lock where none was chosen is news only to the lucky. */
    private List<String> why() {
        Stream<FindingKind> causes = Stream.of(
                FindingKind.NO_LOCK, FindingKind.REACH_TOO_SHORT, FindingKind.BROKEN_LOCK, FindingKind.OUTSIDE_LOCK);
        return causes.flatMap(verdict::all)
                .filter(cause -> !cause.variant().equals("none"))
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
                List<String> noted = note(FindingKind.ABANDONED_LOCK, FindingKind.STALE_WRITE_REFUSED);
                yield noted.isEmpty() ? offSchedule() : noted;
            }
            case RECOVERED -> note(FindingKind.RECOVERED);
            case STUCK -> note(FindingKind.STUCK);
            case TIMED_OUT, STOPPED, INTERRUPTED ->
                List.of(texts.get("verdict.cut." + verdict.liveness().wireName(), figures.events()));
        };
    }

    /** In short: where exactly, the finding says. */
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
