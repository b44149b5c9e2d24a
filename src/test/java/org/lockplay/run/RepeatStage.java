package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.json.Json;
import org.lockplay.recording.StoreStory;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Verdict;

/** Runs scenarios with real processes, repeats their schedules with new ones, and compares the two. */
abstract class RepeatStage {

    /** Runs per scenario; 2 give more than a hundred recorded schedules. */
    static final int RUNS = Integer.getInteger("lockplay.test.repeats", 1);

    static final ScenarioReader READER = new ScenarioReader(Limits.DEFAULT);

    @Inject
    Runs runs;

    final void happensAgain(String part) throws Exception {
        for (int i = 0; i < RUNS; i++) {
            repeats(finished(READER.read("{\"version\":1," + part + "}")));
        }
    }

    final void repeats(Run recorded) throws Exception {
        Run repeated = finished(withSchedule(recorded));

        String both = recorded.schedule().text() + "\n" + recorded.log().all() + "\n"
                + repeated.log().all();
        assertThat(repeated.log().all())
                .as(both)
                .extracting(Event::kind)
                .doesNotContain(EventKind.OFF_SCHEDULE, EventKind.SCHEDULE_ENDED);
        assertThat(StoreStory.of(repeated.scenario(), repeated.log().all()))
                .as(both)
                .isEqualTo(StoreStory.of(recorded.scenario(), recorded.log().all()));
        assertThat(faults(repeated)).as(both).isEqualTo(faults(recorded));
        assertThat(timeouts(repeated)).as(both).isEqualTo(timeouts(recorded));
        assertThat(judgement(repeated)).as(both).isEqualTo(judgement(recorded));
    }

    private static Map<Integer, List<String>> faults(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.FAULT)
                .collect(Collectors.groupingBy(
                        Event::buyer,
                        Collectors.mapping(
                                event -> text(event, "by").orElseThrow() + " "
                                        + text(event, "fault").orElseThrow(),
                                Collectors.toList())));
    }

    private static Set<Integer> timeouts(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.LOCK_TIMEOUT)
                .map(Event::buyer)
                .collect(Collectors.toSet());
    }

    private Scenario withSchedule(Run recorded) throws Exception {
        return withSchedule(recorded, "think 0", "think 0");
    }

    /** Changes a step of the program that does not affect the order. */
    final Scenario withSchedule(Run recorded, String step, String other) throws Exception {
        Map<String, Object> members = ScenarioWriter.fullMembers(recorded.scenario());
        members.put("program", recorded.scenario().program().text().replace(step, other));
        members.put("schedule", recorded.schedule().text());
        return READER.read(Json.write(members));
    }

    private Run finished(Scenario scenario) throws Exception {
        return RunTests.finished(runs.start(scenario, RunTests.requester("a test")), RunTests.LIMIT);
    }

    private static List<Object> judgement(Run run) {
        Verdict verdict = run.verdict().orElseThrow();
        return List.of(
                verdict.safety(),
                verdict.liveness(),
                verdict.findings().stream().map(Finding::kind).toList(),
                verdict.figures().sold(),
                verdict.figures().soldOut());
    }
}
