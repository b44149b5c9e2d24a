package org.lockplay.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.json.Json;

/**
 * Adds this side's test vectors; {@code npm run vectors} in {@code frontend} then adds the page's. Run it when the
 * format is extended: existing vectors stay, so that old links stay readable.
 */
public final class LinkVectors {

    private static final int MORE = 20;

    private LinkVectors() {}

    public static void main(String[] args) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(ScenarioCodecTest.VECTORS));
        RandomScenarios scenarios = new RandomScenarios(lines.size());
        for (int i = 0; i < MORE; i++) {
            lines.add(line(scenarios.next()));
        }
        Files.write(ScenarioCodecTest.VECTORS, lines);
    }

    private static String line(Scenario scenario) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("canonical", ScenarioWriter.canonical(scenario));
        members.put("server", ScenarioCodec.encode(scenario));
        return Json.write(members);
    }
}
