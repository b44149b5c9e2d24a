package org.lockplay.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a wall as CSV (RFC 4180), one row for each attendee and exercise. */
final class WallCsv {

    private static final List<String> HEAD = List.of(
            "nickname",
            "joined",
            "exercise",
            "state",
            "parts",
            "parts_met",
            "attempts",
            "hints",
            "minutes",
            "last_run");

    private WallCsv() {}

    static String write(RoomView.Wall wall) {
        Stream<List<String>> rows = wall.people().stream().flatMap(WallCsv::rows);
        return Stream.concat(Stream.of(HEAD), rows)
                .map(row -> row.stream().map(WallCsv::cell).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static Stream<List<String>> rows(RoomView.Person person) {
        if (person.cells().isEmpty()) {
            return Stream.of(List.of(person.nickname(), person.joinedAt(), "", "", "", "", "", "", "", ""));
        }
        return person.cells().stream()
                .map(cell -> List.of(
                        person.nickname(),
                        person.joinedAt(),
                        cell.exercise(),
                        cell.state(),
                        String.valueOf(cell.parts()),
                        String.valueOf(cell.partsMet()),
                        String.valueOf(cell.attempts()),
                        String.valueOf(cell.hints()),
                        String.valueOf(cell.minutes()),
                        cell.lastRun() == null ? "" : cell.lastRun()));
    }

    private static String cell(String text) {
        // Spreadsheets take what begins like this for a formula, and nicknames are anybody's.
        String safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
