package org.lockplay.export;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;

/** Runs with verdicts, and the pictures of a run. */
final class DrawnRun {

    private DrawnRun() {}

    /** A history of ordinary length, with the verdict of the real judge. */
    static RunHistory judged(long seed, Ending ending, Texts texts) {
        RunHistory run = SimulatedRun.of(seed).history();
        List<Event> events = run.events().stream()
                .map(event -> event.at(event.t() * (7_000 + seed)))
                .toList();
        Map<String, Object> verdict =
                VerdictTexts.members(Judge.judge(run.scenario(), events, ending), run.scenario(), texts);
        return new RunHistory("run-" + seed, "finished", run.scenario(), events, verdict);
    }

    static Stream<RunHistory> judged(Texts texts) {
        return IntStream.range(0, 200).mapToObj(seed -> judged(seed, Ending.values()[seed % 4], texts));
    }

    static String sentence(RunHistory run) {
        return String.valueOf(run.verdict().get("sentence"));
    }

    static List<Picture> pictures(RunHistory run, Texts texts) {
        return List.of(new TimelinePicture(run, texts), CardPicture.of(run, sentence(run), texts));
    }
}
