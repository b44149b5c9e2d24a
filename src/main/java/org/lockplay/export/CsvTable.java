package org.lockplay.export;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;

/** A history as a table: one row per event, one column per field, empty where the event lacks it. */
final class CsvTable {

    private CsvTable() {}

    /** The rows, one after another. */
    static Stream<String> pieces(RunHistory history) {
        List<String> head = EventJson.memberNames();
        return Csv.rows(Stream.concat(Stream.of(head), history.events().stream().map(event -> row(event, head))));
    }

    private static List<String> row(Event event, List<String> head) {
        Map<String, Object> members = EventJson.members(event);
        return head.stream().map(name -> cell(members.get(name))).toList();
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text ? Csv.harmless(text) : value.toString();
    }
}
