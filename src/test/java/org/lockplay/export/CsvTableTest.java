package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.EventKind;

class CsvTableTest {

    /** Parses a table strictly by the grammar of RFC 4180, section 2. */
    private static List<List<String>> read(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder cell = new StringBuilder();
            if (csv.charAt(at) == '"') {
                at++;
                while (csv.charAt(at) != '"' || csv.startsWith("\"\"", at)) {
                    at += csv.charAt(at) == '"' ? 1 : 0;
                    cell.append(csv.charAt(at++));
                }
                at++;
            } else {
                while (",\r\n\"".indexOf(csv.charAt(at)) < 0) {
                    cell.append(csv.charAt(at++));
                }
            }
            row.add(cell.toString());
            if (csv.charAt(at) == ',') {
                at++;
            } else {
                assertThat(csv.substring(at, at + 2)).isEqualTo("\r\n");
                at += 2;
                rows.add(row);
                row = new ArrayList<>();
            }
        }
        assertThat(row).as("the last line ends").isEmpty();
        return rows;
    }

    private static RunHistory saying(String message) {
        return new Histories().then(0, EventKind.FAILED, "message=" + message).history();
    }

    private static String message(RunHistory history) {
        List<List<String>> rows = read(String.join("", CsvTable.pieces(history).toList()));
        return rows.get(1).get(rows.get(0).indexOf("message"));
    }

    @Test
    void everyEventOfEveryHistoryIsARowWithACellForEveryField() {
        SimulatedRun.forEach(100, history -> {
            List<List<String>> rows =
                    read(String.join("", CsvTable.pieces(history).toList()));

            List<String> head = rows.get(0);
            assertThat(head).startsWith("seq", "t", "kind", "buyer", "step").doesNotHaveDuplicates();
            assertThat(head).hasSize(EventJson.memberNames().size());
            assertThat(rows).hasSize(history.events().size() + 1).allMatch(row -> row.size() == head.size());
            for (int i = 0; i < history.events().size(); i++) {
                hasTheMembersOf(history.events().get(i), head, rows.get(i + 1));
            }
        });
    }

    private static void hasTheMembersOf(Event event, List<String> head, List<String> row) {
        EventJson.members(event)
                .forEach((field, value) ->
                        assertThat(row.get(head.indexOf(field))).isEqualTo(String.valueOf(value)));
        assertThat(row.stream().filter(cell -> !cell.isEmpty()))
                .hasSize(EventJson.members(event).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b", "\"quoted\"", "two\nlines", "two\r\nlines", "a\u2028b", "很 \uD83C\uDFAB", " a ", "a'b"})
    void aTextComesBackAsItWas(String text) {
        assertThat(message(saying(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=1,\"2\"\n"})
    void aTextThatASpreadsheetWouldCalculateBeginsWithAnApostrophe(String text) {
        assertThat(message(saying(text))).isEqualTo("'" + text);
    }

    @Test
    void aFieldThatAnEventDoesNotHaveIsEmpty() {
        assertThat(message(new Histories().then(0, EventKind.READ).history())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a, ''", "'', a"})
    void anEmptyTextIsAnEmptyCell(String one, String other) {
        assertThat(message(saying(one)) + message(saying(other))).isEqualTo("a");
    }
}
