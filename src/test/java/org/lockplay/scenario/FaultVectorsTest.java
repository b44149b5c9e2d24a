package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.json.Json;
import org.lockplay.json.Violation;
import org.lockplay.text.Texts;

/** Which planned faults are rejected as impossible; the page's own check passes the same test vectors. */
class FaultVectorsTest {

    private final ScenarioReader reader = new ScenarioReader(Limits.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void whatCanNeverHappenIsRefusedAndNothingElse(String name, Map<String, Object> scenario, List<String> problems) {
        assertThat(violationsOf(scenario))
                .extracting(violation -> violation.field() + " " + violation.code())
                .containsExactlyElementsOf(problems);
    }

    /** Older versions accepted it: it can still be read, and is rejected only when it is to be run. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void whatWasWrittenBeforeIsStillRead(String name, Map<String, Object> members, List<String> problems)
            throws Exception {
        Scenario scenario = ScenarioReader.lenient(Limits.DEFAULT).read(members);

        assertThat(new ScenarioCodec(Limits.DEFAULT).decode(ScenarioCodec.encode(scenario)))
                .isEqualTo(scenario);
        if (problems.isEmpty()) {
            assertThatCode(() -> PlannedFaultCheck.require(scenario)).doesNotThrowAnyException();
        } else {
            InvalidScenarioException refused =
                    catchThrowableOfType(InvalidScenarioException.class, () -> PlannedFaultCheck.require(scenario));
            assertThat(refused.violations()).hasSameSizeAs(problems);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyReasonIsSaidInEveryLanguage(String name, Map<String, Object> scenario, List<String> problems) {
        for (Violation violation : violationsOf(scenario)) {
            for (Texts texts : Texts.ALL) {
                String text = texts.get(
                        "violation." + violation.code(), violation.args().toArray());
                assertThat(text).isNotBlank().doesNotContain("{");
            }
        }
    }

    private List<Violation> violationsOf(Map<String, Object> scenario) {
        try {
            reader.read(scenario);
            return List.of();
        } catch (InvalidScenarioException e) {
            return e.violations();
        }
    }

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream file = FaultVectorsTest.class.getResourceAsStream("/fault-vectors.json")) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((List<?>) Json.parseObject(json).get("vectors"))
                    .stream()
                            .map(Map.class::cast)
                            .map(vector -> Arguments.of(
                                    vector.get("name"), scenario((Map<?, ?>) vector.get("scenario")), problems((List<?>)
                                            vector.get("problems"))));
        }
    }

    private static Map<String, Object> scenario(Map<?, ?> part) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", 1L);
        part.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private static List<String> problems(List<?> problems) {
        return problems.stream()
                .map(Map.class::cast)
                .map(problem -> problem.get("field") + " " + problem.get("code"))
                .toList();
    }
}
