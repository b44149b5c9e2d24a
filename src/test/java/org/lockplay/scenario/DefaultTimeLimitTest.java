package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The page computes the same time limits: it passes the same test vectors. */
class DefaultTimeLimitTest {

    private final ScenarioReader reader = new ScenarioReader(Limits.DEFAULT);

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void isLongerThanTheLongestWaitThatTheScenarioImplies(String name, Map<String, Object> members, long limitMs)
            throws InvalidScenarioException {
        Scenario scenario = reader.read(members);

        assertThat(scenario.timeLimitMs()).isEqualTo(Math.toIntExact(limitMs));
        assertThat(reader.read(ScenarioWriter.canonical(scenario))).isEqualTo(scenario);
        assertThat(ScenarioWriter.canonicalMembers(scenario).containsKey("timeLimitMs"))
                .isEqualTo(members.containsKey("timeLimitMs"));
    }

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream file = DefaultTimeLimitTest.class.getResourceAsStream("/time-limit-vectors.json")) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            List<?> vectors = (List<?>) Json.parseObject(json).get("vectors");
            return vectors.stream()
                    .map(Map.class::cast)
                    .map(vector -> Arguments.of(
                            vector.get("name"), members((Map<?, ?>) vector.get("scenario")), vector.get("limitMs")));
        }
    }

    private static Map<String, Object> members(Map<?, ?> part) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", 1L);
        part.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }
}
