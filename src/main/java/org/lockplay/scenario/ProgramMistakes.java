package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lockplay.json.Violation;
import org.lockplay.json.Wording;

/** Collects the errors in a program; reports each invalid character once, however many lines contain it. */
final class ProgramMistakes {

    private static final String FIELD = "program";

    private final List<Violation> violations = new ArrayList<>();
    private final Map<Integer, Places> odd = new LinkedHashMap<>();

    private record Places(int line, int column, TreeSet<Integer> lines) {}

    void report(int line, int column, String code, Object... args) {
        violations.add(Violation.at(FIELD, line, column, code, args));
    }

    /** Records a tab, if the column of one is given. */
    void noteTab(int line, int column) {
        if (column > 0) {
            noteOdd('\t', line, column);
        }
    }

    void noteOdd(int character, int line, int column) {
        odd.computeIfAbsent(character, first -> new Places(line, column, new TreeSet<>()))
                .lines()
                .add(line);
    }

    boolean isEmpty() {
        return violations.isEmpty() && odd.isEmpty();
    }

    /** All errors, by line and column. */
    List<Violation> all() {
        odd.forEach(this::reportOdd);
        odd.clear();
        violations.sort(Comparator.comparingInt(Violation::line).thenComparingInt(Violation::column));
        return violations;
    }

    private void reportOdd(int character, Places places) {
        int more = places.lines().size() - 1;
        if (character == '\t') {
            report(places.line(), places.column(), "program-tab", more);
            return;
        }
        Wording name = ProgramCharacters.nameOf(character);
        String number = ProgramCharacters.codePoint(character);
        if (ProgramCharacters.isOddSpace(character)) {
            report(places.line(), places.column(), "program-odd-space", name, number, more);
        } else {
            report(places.line(), places.column(), "program-invisible", name, number, more);
        }
    }
}
