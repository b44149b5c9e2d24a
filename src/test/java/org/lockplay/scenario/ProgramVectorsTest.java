package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.history.Json;

/** What is wrong with a program; the page, which checks programs while they are typed, passes the same vectors. */
class ProgramVectorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aProgramHasTheErrorsThatItsVectorNames(String name, String program, List<String> errors) {
        assertThat(errorsOf(program)).containsExactlyInAnyOrderElementsOf(errors);
    }

    private static List<String> errorsOf(String program) {
        try {
            ProgramParser.parse(program);
            return List.of();
        } catch (InvalidScenarioException e) {
            return e.violations().stream()
                    .map(violation -> shown(violation.line(), violation.column(), violation.code()))
                    .toList();
        }
    }

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream file = ProgramVectorsTest.class.getResourceAsStream("/program-vectors.json")) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((List<?>) Json.parseObject(json).get("vectors"))
                    .stream()
                            .map(Map.class::cast)
                            .map(vector -> Arguments.of(vector.get("name"), vector.get("program"), errorsOf((List<?>)
                                    vector.get("errors"))));
        }
    }

    private static List<String> errorsOf(List<?> errors) {
        return errors.stream()
                .map(Map.class::cast)
                .map(error -> shown(error.get("line"), error.get("column"), error.get("code")))
                .toList();
    }

    private static String shown(Object line, Object column, Object code) {
        return line + ":" + column + " " + code;
    }
}
