package org.lockplay.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.scenario.ScenarioWriter;

/** The project's own format: the scenario in the first line, then one event per line. The page can read it. */
final class JsonLines {

    private static final int VERSION = 1;

    private JsonLines() {}

    /** The lines, one after another. */
    static Stream<String> pieces(RunHistory history) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("format", "lockplay-history");
        head.put("version", VERSION);
        head.put("id", history.id());
        head.put("status", history.status());
        head.put("scenario", ScenarioWriter.fullMembers(history.scenario()));
        head.put("verdict", history.verdict().isEmpty() ? null : history.verdict());
        return Stream.concat(
                        Stream.of(Json.write(head)), history.events().stream().map(EventJson::write))
                .map(line -> line + '\n');
    }
}
