package org.lockplay.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;

/**
 * A row for each text of a finding: an example of its arguments, in the order in which the judge adds them, and the
 * sentence in each language.
 */
public final class FindingSentences {

    private static final Path FILE = Path.of("src/test/resources/finding-sentences.tsv");
    private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=(\\[[\\d,]*]|\"[^\"]*\"|\\S+)");
    private static final Map<String, Row> ROWS = read();

    private FindingSentences() {}

    /** One finding and what it says. */
    record Row(String key, Map<String, Object> args, String english, String chinese) {

        private static Row of(String line) {
            String[] cells = line.split("\t", -1);
            Map<String, Object> args = new LinkedHashMap<>();
            for (Matcher argument = ARGUMENT.matcher(cells[1]); argument.find(); ) {
                args.put(argument.group(1), value(argument.group(2)));
            }
            return new Row(cells[0], args, cells[2], cells[3]);
        }

        private static Object value(String text) {
            if (text.startsWith("[")) {
                return Stream.of(text.substring(1, text.length() - 1).split(","))
                        .map(Long::valueOf)
                        .toList();
            }
            return text.matches("\\d+") ? (Object) Long.valueOf(text) : text.replace("\"", "");
        }

        Finding finding() {
            String[] parts = key.split("\\.");
            FindingKind kind = FindingKind.find(parts[1]).orElseThrow();
            return new Finding(kind, parts.length > 2 ? parts[2] : "", args, List.of());
        }

        @Override
        public String toString() {
            return key;
        }
    }

    static List<Row> all() {
        return List.copyOf(ROWS.values());
    }

    /** The names of the arguments of a text, in order. */
    public static List<String> argumentsOf(String key) {
        return ROWS.containsKey(key) ? List.copyOf(ROWS.get(key).args().keySet()) : List.of("no row for " + key);
    }

    private static Map<String, Row> read() {
        try {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (String line : Files.readAllLines(FILE)) {
                rows.put(line.split("\t")[0], Row.of(line));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
