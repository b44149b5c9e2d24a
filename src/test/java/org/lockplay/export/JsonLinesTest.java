package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventJson;
import org.lockplay.history.EventKind;

class JsonLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads line by line with an independent parser; only LF ends a line. */
    private static List<JsonNode> read(String text) throws Exception {
        assertThat(text).endsWith("\n");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void everyEventOfEveryHistoryIsALineThatCanBeReadAgain() {
        SimulatedRun.forEach(100, history -> {
            String text = String.join("", JsonLines.pieces(history).toList());
            List<JsonNode> lines = read(text);

            assertThat(lines.get(0).get("format").asText()).isEqualTo("lockplay-history");
            assertThat(lines.get(0).get("version").asInt()).isEqualTo(1);
            assertThat(lines.get(0).get("scenario").get("lock").get("kind").asText())
                    .isEqualTo(history.scenario().lock().kind().wireName());
            assertThat(text.lines().skip(1).map(EventJson::read).toList()).isEqualTo(history.events());
            assertThat(lines).hasSize(history.events().size() + 1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "\r", "a\u2028b\u0085", "\"\\", "\u0000\u001b", "很 \uD83C\uDFAB"})
    void aMessageIsOneLineWhateverItHolds(String message) throws Exception {
        RunHistory history =
                new Histories().then(0, EventKind.FAILED, "message=" + message).history();

        List<JsonNode> lines = read(String.join("", JsonLines.pieces(history).toList()));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).get("message").asText()).isEqualTo(message);
    }
}
