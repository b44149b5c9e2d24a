package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.json.Json;
import org.lockplay.json.Violation;
import org.lockplay.json.Wording;

/**
 * The meaning of programs and their errors; the page, which parses programs while they are typed, passes the same test
 * vectors. {@code program-vectors.json} is maintained by hand, {@code program-fuzz.json} by {@code npm run vectors}.
 */
class ProgramVectorsTest {

    @ParameterizedTest
    @MethodSource({"byHand", "random"})
    void aProgramIsReadAsItsVectorSays(Map<?, ?> vector) {
        List<?> errors = (List<?>) vector.get("errors");
        List<String> steps = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        try {
            Program program = ProgramParser.parse((String) vector.get("program"));
            show(program.steps(), 0, steps);
            program.sections().forEach(section -> show(section.steps(), 1, steps));
        } catch (InvalidScenarioException e) {
            violations.addAll(e.violations());
        }

        assertThat(violations).hasSameSizeAs(errors);
        for (int i = 0; i < errors.size(); i++) {
            Map<?, ?> error = (Map<?, ?>) errors.get(i);
            assertThat(shown(violations.get(i), error.containsKey("args"))).isEqualTo(shown(error));
        }
        if (vector.get("steps") instanceof List<?> expected) {
            assertThat(steps).isEqualTo(expected);
        }
        assertThat(steps.isEmpty()).isNotEqualTo(errors.isEmpty());
    }

    /** The text that a link or the database stores parses like the original. */
    @ParameterizedTest
    @MethodSource({"byHand", "random"})
    void theKeptTextMeansTheSame(Map<?, ?> vector) throws InvalidScenarioException {
        if (((List<?>) vector.get("errors")).isEmpty()) {
            Program program = ProgramParser.parse((String) vector.get("program"));

            assertThat(ProgramParser.parse(program.text())).isEqualTo(program);
            if (vector.get("text") instanceof String text) {
                assertThat(program.text()).isEqualTo(text);
            }
        }
    }

    static Stream<Arguments> byHand() throws IOException {
        return vectors("/program-vectors.json");
    }

    static Stream<Arguments> random() throws IOException {
        return vectors("/program-fuzz.json");
    }

    private static Stream<Arguments> vectors(String name) throws IOException {
        try (InputStream file = ProgramVectorsTest.class.getResourceAsStream(name)) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((List<?>) Json.parseObject(json).get("vectors"))
                    .stream()
                            .map(Map.class::cast)
                            .map(vector -> Arguments.of(Named.of(String.valueOf(vector.get("name")), vector)));
        }
    }

    /** Line, depth, word, name and milliseconds, as in {@code 2@1 think 10}. */
    private static void show(List<Step> steps, int depth, List<String> shown) {
        for (Step step : steps) {
            String millis = step.millis() == 0 ? "" : " " + step.millis();
            String name = step.lock().wireName().map(" "::concat).orElse("");
            shown.add(step.line() + "@" + depth + " " + step.kind().word() + name + millis);
            show(step.body(), depth + 1, shown);
        }
    }

    private static String shown(Violation violation, boolean withArgs) {
        List<String> args =
                violation.args().stream().map(ProgramVectorsTest::shown).toList();
        return violation.line() + ":" + violation.column() + " " + violation.code() + (withArgs ? " " + args : "");
    }

    private static String shown(Object arg) {
        return arg instanceof Wording wording ? wording.key().replace("character.", "") : String.valueOf(arg);
    }

    private static String shown(Map<?, ?> error) {
        String args = error.containsKey("args") ? " " + error.get("args") : "";
        return error.get("line") + ":" + error.get("column") + " " + error.get("code") + args;
    }
}
