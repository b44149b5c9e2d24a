package org.lockplay.web.workshop;

import java.util.List;
import java.util.stream.Stream;
import org.lockplay.export.Csv;
import org.lockplay.workshop.WorkshopView;

/** Writes a wall as CSV, one row for each attendee and exercise. */
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

    static String write(WorkshopView.Wall wall) {
        Stream<List<String>> rows = wall.people().stream().flatMap(WallCsv::rows);
        return Csv.table(Stream.concat(Stream.of(HEAD), rows));
    }

    private static Stream<List<String>> rows(WorkshopView.Person person) {
        String nickname = Csv.harmless(person.nickname());
        if (person.cells().isEmpty()) {
            return Stream.of(List.of(nickname, person.joinedAt(), "", "", "", "", "", "", "", ""));
        }
        return person.cells().stream()
                .map(cell -> List.of(
                        nickname,
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
}
