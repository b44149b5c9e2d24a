package org.lockplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The libraries of the packaged application. */
class LibrariesIT {

    private static final Path FOLDER = Path.of("target", "quarkus-app", "lib");
    private static final Pattern PRE_RELEASE =
            Pattern.compile("[-.](?:alpha|beta|rc|cr|m|snapshot|preview)[-.]?\\d*\\.jar$", Pattern.CASE_INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:\\.Final)?\\.jar$");

    @Test
    void noneIsAPreRelease() throws IOException {
        assertThat(libraries())
                .hasSizeGreaterThan(100)
                .noneMatch(name -> PRE_RELEASE.matcher(name).find());
        assertThat("org.example.x-1.0.0-beta2.jar")
                .matches(name -> PRE_RELEASE.matcher(name).find());
    }

    /** Each is the first version without the known vulnerabilities of those before it. */
    @ParameterizedTest
    @CsvSource({
        "io.netty.netty-,                     4.1.135",
        "io.vertx.vertx-core-,                4.5.27",
        "io.vertx.vertx-web-,                 4.5.27",
        "org.apache.zookeeper.zookeeper-,     3.9.4",
        "org.postgresql.postgresql-,          42.7.11",
    })
    void noneHasAKnownVulnerability(String name, String fixed) throws IOException {
        List<String> found =
                libraries().stream().filter(file -> file.startsWith(name)).toList();

        assertThat(found)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(version(file)).as(file).isGreaterThanOrEqualTo(version(fixed + ".jar")));
    }

    private static Integer version(String file) {
        Matcher version = VERSION.matcher(file);
        assertThat(version.find()).as(file).isTrue();
        return Stream.of(1, 2, 3)
                .mapToInt(part -> Integer.parseInt(version.group(part)))
                .reduce(0, (whole, part) -> whole * 1_000 + part);
    }

    private static List<String> libraries() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }
}
