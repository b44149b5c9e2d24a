package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.scenario.Scenario;

/** What is sold, by whom it is written and when it counts; the page's stage and charts pass the same vectors. */
class SalesVectorsTest {

    private static final long MILLISECOND = 1_000_000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void theVerdictCountsWhatWasSold(String name, Map<String, Object> vector) {
        RunMetrics figures = verdictOf(vector).figures();

        assertThat(figures.sold()).isEqualTo(vector.get("sold"));
        assertThat(figures.unconfirmed()).isEqualTo(vector.get("unconfirmed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void theRunIsUnsafeWhereMoreWasSoldThanTheStoreHad(String name, Map<String, Object> vector) {
        assertThat(verdictOf(vector).safety()).isEqualTo((boolean) vector.get("safe") ? Safety.HELD : Safety.VIOLATED);
    }

    private static Verdict verdictOf(Map<String, Object> vector) {
        Map<String, Object> scenario = members(vector.get("scenario"));
        scenario.put("version", 1L);
        Scenario read = Scenarios.json(Json.write(scenario));
        return Judged.judge(read, history((List<?>) vector.get("events"), vector.get("count")), Ending.FINISHED);
    }

    /** One event a millisecond; the store is read at the end. */
    private static List<Event> history(List<?> events, Object count) {
        List<Event> history = new ArrayList<>();
        List<Object> all = new ArrayList<>(events);
        all.add(Map.of("kind", "store", "count", count, "version", 1L));
        for (Object event : all) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("seq", history.size() + 1L);
            line.put("t", (history.size() + 1) * MILLISECOND);
            line.putAll(members(event));
            history.add(EventJson.read(Json.write(line)));
        }
        return history;
    }

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream file = SalesVectorsTest.class.getResourceAsStream("/sales-vectors.json")) {
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((List<?>) Json.parseObject(json).get("vectors"))
                    .stream().map(SalesVectorsTest::members).map(vector -> Arguments.of(vector.get("name"), vector));
        }
    }

    private static Map<String, Object> members(Object object) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }
}
