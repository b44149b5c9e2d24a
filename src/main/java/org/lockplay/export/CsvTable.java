package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

/** A history as a table: one row per event, one column per field, empty where the event lacks it. */
final class CsvTable {

    private CsvTable() {}

    static String write(RunHistory history) {
        List<String> head = Stream.concat(
                        Stream.of("seq", "t", "kind", "buyer"),
                        Stream.of(Field.values()).map(Field::wireName))
                .toList();
        return Csv.table(
                Stream.concat(Stream.of(head), history.events().stream().map(CsvTable::row)));
    }

    private static List<String> row(Event event) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(event.seq()));
        cells.add(String.valueOf(event.t()));
        cells.add(event.kind().wireName());
        cells.add(event.buyer() == Event.NO_BUYER ? "" : String.valueOf(event.buyer()));
        for (Field field : Field.values()) {
            cells.add(cell(event.data().get(field)));
        }
        return cells;
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof String text ? Csv.harmless(text) : value.toString();
    }
}
