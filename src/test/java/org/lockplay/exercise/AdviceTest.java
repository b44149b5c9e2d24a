package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockplay.exercise.Part.Shortfall;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.json.Json;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.text.Texts;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;

/** What is said about an attempt must hold for that attempt. */
class AdviceTest {

    @Test
    void thePageNamesEveryCaseOfRight() throws Exception {
        String row = Files.readAllLines(Path.of("docs/exercises.md")).stream()
                .filter(line -> line.startsWith("| `right` | what the verdict names"))
                .findFirst()
                .orElseThrow();

        assertThat(Pattern.compile("`([a-z-]+)`").matcher(row).results().skip(1).map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(AdviceCases.of(SimpleRunProperty.RIGHT.fact()));
    }

    private final List<Event> history = new ArrayList<>();

    @Test
    void aRunWithoutASecondSaleIsNotSaidToWorkWithTooManySteps() throws Exception {
        sell(0, 1);

        Shortfall steps = shortfall("be-the-scheduler", Map.of(), 1, "stepsToSecondSale");

        assertThat(sentence(steps)).isEqualTo("In this run no ticket was sold a second time");
        assertThat(advice("be-the-scheduler", steps)).isEmpty();
    }

    @Test
    void aSecondSaleAfterTooManyStepsIsSaidToWork() throws Exception {
        for (int i = 0; i < 14; i++) {
            add(EventKind.GATE, 2);
            add(EventKind.QUERIED, 2);
        }
        sell(0, 1);
        sell(1, 1);

        Shortfall steps = shortfall("be-the-scheduler", Map.of(), 1, "stepsToSecondSale");

        assertThat(sentence(steps)).contains("at most 13").contains("in your run: ");
        assertThat(advice("be-the-scheduler", steps))
                .hasValueSatisfying(text -> assertThat(text).contains("too many steps"));
    }

    @Test
    void aLockThatIsNeverTakenIsNotSaidToBeTakenTooLate() throws Exception {
        sell(0, 1);
        sell(1, 1);
        Map<String, Object> change = Map.of("program", List.of("query", "read", "take", "think 20", "write"));

        Shortfall right = shortfall("wrong-place", change, 1, "right");

        assertThat(advice("wrong-place", right))
                .hasValueSatisfying(text ->
                        assertThat(text).contains("no buyer takes the lock").doesNotContain("before it had the key"));
    }

    @Test
    void aRunThatWasStoppedIsNotSaidToHaveGoneOn() throws Exception {
        add(EventKind.GATE, 0);

        Shortfall liveness = shortfall("lost-key", Map.of(), 0, "liveness", Ending.STOPPED);

        assertThat(advice("lost-key", liveness)).isEmpty();
    }

    @Test
    void aLockOfOneHostIsNotSaidToBeSeenByEverybody() throws Exception {
        sell(0, 1);
        sell(1, 1);

        Shortfall right = shortfall("two-hosts", Map.of("lock", Map.of("kind", "semaphore")), 1, "right");

        assertThat(advice("two-hosts", right)).isEmpty();
    }

    @Test
    void aCaseThatAFactDoesNotHaveIsAMistake() throws Exception {
        for (String heading : List.of("sold sideways", "right no-lock soon", "safety lucky")) {
            assertThat(mistakes(heading)).as(heading).contains("unknown-case");
        }
        for (String heading : List.of("sold below above", "right no-lock lucky", "safety held", "sold")) {
            assertThat(mistakes(heading)).as(heading).isEmpty();
        }
    }

    private static List<String> mistakes(String heading) throws Exception {
        String data = "{\"scenario\":{\"version\":1},\"goal\":[{\"id\":\"one\",\"when\":{\"sold\":2}}]}";
        String text =
                "# T\n\nWords.\n\n## task one\nDo.\n\n## hint\nSo.\n\n## seen one\nSeen.\n\n## explanation\nWhy.\n\n"
                        + "## next\nMore.\n\n## advice " + heading + "\nThis.\n";
        try {
            ExerciseReader.read("sample", Map.of("exercise.json", data, "en.md", text, "zh.md", text));
            return List.of();
        } catch (InvalidExerciseException e) {
            return e.violations().stream().map(violation -> violation.code()).toList();
        }
    }

    private void sell(int buyer, int count) {
        add(EventKind.GATE, buyer);
        add(EventKind.READ, buyer, "count=" + count);
        add(EventKind.TOOK, buyer);
        add(EventKind.WROTE, buyer);
    }

    private void add(EventKind kind, int buyer, String... members) {
        history.add(TestEvents.event(history.size(), kind, buyer, members).numbered(history.size() + 1L));
    }

    private Shortfall shortfall(String id, Map<String, Object> change, int part, String fact) throws Exception {
        return shortfall(id, change, part, fact, Ending.FINISHED);
    }

    private Shortfall shortfall(String id, Map<String, Object> change, int part, String fact, Ending ending)
            throws Exception {
        Exercise exercise = exercise(id);
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(Patch.apply(Json.parseObject(ScenarioWriter.full(exercise.start())), change));
        GradedRun run = new GradedRun("run", scenario, Judge.judge(scenario, history, ending), history, Map.of());
        return Grader.grade(exercise, Standing.NONE, run).parts().get(part).missing().stream()
                .filter(one -> one.fact().name().equals(fact))
                .findFirst()
                .orElseThrow();
    }

    private static String sentence(Shortfall shortfall) {
        return new RunPropertyTexts(Texts.ENGLISH).missing(shortfall);
    }

    private static Optional<String> advice(String id, Shortfall shortfall) throws IOException {
        return exercise(id).text(Texts.ENGLISH).adviceFor(shortfall);
    }

    private static Exercise exercise(String id) throws IOException {
        return new Exercises(Optional::empty).find(id).orElseThrow();
    }
}
