package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

/** A table as RFC 4180 has it: a row an event, a column a field, empty where an event has none of it. */
final class CsvTable {

    /** With these a spreadsheet begins to calculate. */
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private CsvTable() {}

    static String write(RunHistory history) {
        Stream<String> head = Stream.concat(
                Stream.of("seq", "t", "kind", "buyer"),
                Stream.of(Field.values()).map(Field::wireName));
        return Stream.concat(
                        Stream.of(head.collect(Collectors.joining(","))),
                        history.events().stream().map(CsvTable::row))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(Event event) {
        List<String> cells = new ArrayList<>();
        cells.add(String.valueOf(event.seq()));
        cells.add(String.valueOf(event.t()));
        cells.add(event.kind().wireName());
        cells.add(event.buyer() == Event.NO_BUYER ? "" : String.valueOf(event.buyer()));
        for (Field field : Field.values()) {
            cells.add(cell(event.data().get(field)));
        }
        return String.join(",", cells);
    }

    private static String cell(Object value) {
        if (!(value instanceof String text)) {
            return value == null ? "" : value.toString();
        }
        String harmless = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.matches("[^\",\\r\\n]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
