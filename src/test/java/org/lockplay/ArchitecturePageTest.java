package org.lockplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/architecture.md} says about the code is true. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z.]+)` \\| [^|]+ \\| (.+) \\|$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A class, or a method of a class. */
    private static final Pattern TYPE = Pattern.compile("([A-Z]\\w+)(?:\\.(\\w+))?");

    private static final Pattern TS_CLASS = Pattern.compile("export (?:class|interface) (\\w+)");

    @Test
    void theTableOfPackagesHasTheArrows() throws IOException {
        Map<String, Set<String>> table = new TreeMap<>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> table.put(row.group(1), names(row.group(2)).collect(Collectors.toSet())));
        assertThat(table).containsExactlyInAnyOrderEntriesOf(ArchitectureTest.ARROWS);
    }

    @Test
    void everyNamedClassExists() throws IOException {
        Map<String, String> types = new TreeMap<>();
        for (Path file : files("src/main/java", ".java")) {
            types.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
        }
        for (Path file : files("frontend/src", ".ts")) {
            String text = Files.readString(file);
            TS_CLASS.matcher(text).results().forEach(found -> types.putIfAbsent(found.group(1), text));
        }
        Set<String> missing = names(Files.readString(PAGE))
                .map(TYPE::matcher)
                .filter(Matcher::matches)
                .filter(name -> !types.containsKey(name.group(1))
                        || name.group(2) != null && !types.get(name.group(1)).contains(" " + name.group(2) + "("))
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(missing).isEmpty();
    }

    private static Stream<String> names(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1));
    }

    private static Iterable<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
