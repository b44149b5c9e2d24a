package org.lockplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioCodec;
import org.lockplay.scenario.ScenarioWriter;

/**
 * Coverage-guided fuzzing of everything that reads what strangers send, with Jazzer in a process of its own. {@code
 * lockplay.fuzz.seconds} is the time for each target: some seconds in every build, an hour for all in the long profile.
 * An input that breaks a target is in its folder below {@code target/fuzz}.
 */
@StartsOwnProcesses
class FuzzingTest {

    private static final int SECONDS = Integer.getInteger("lockplay.fuzz.seconds", 5);
    /** The optimizing compiler is worth its time in a long run only. */
    private static final String COMPILER = "-XX:TieredStopAtLevel=" + (SECONDS > 60 ? 4 : 1);

    /** About half of a short run is the start of the fuzzer. */
    private static final int AT_ONCE = 2;

    private static final List<String> TARGETS = List.of(
            "scenario.ScenarioFuzz",
            "scenario.LinkFuzz",
            "scenario.ProgramFuzz",
            "web.http.HeaderFuzz",
            "web.session.CookieFuzz",
            "run.archive.PositionFuzz",
            "exercise.ExerciseFuzz");

    /**
     * The libraries of the targets, by the beginnings of their file names. Jazzer searches the class path for classes to
     * hook before it fuzzes; on the application's whole class path this takes longer than the fuzzing. If a target
     * lacks a library, its test fails.
     */
    private static final List<String> LIBRARIES = List.of(
            "jazzer-",
            "jackson-core-",
            "commonmark-",
            "resteasy-reactive-",
            "jakarta.ws.rs-api-",
            "jboss-logging-",
            "quarkus-core-",
            "quarkus-development-mode-spi-",
            "vertx-core-",
            "netty-");

    private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> nothingBreaksATarget() {
        return ConcurrentTests.of(AT_ONCE, TARGETS, FuzzingTest::assertNothingBreaks);
    }

    private static void assertNothingBreaks(String target) throws Exception {
        Result result = fuzz("org.lockplay." + target, SECONDS, seeds());

        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output()).contains("DONE").doesNotContain("== Java Exception");
    }

    /** Without this, a fuzzer that reaches nothing would pass. */
    @Test
    void whatBreaksIsFound() throws Exception {
        Result result = fuzz(FuzzingControl.class.getName(), 60, List.of("x"));

        assertThat(result.code()).as(result.output()).isNotZero();
        assertThat(result.output()).contains("== Java Exception", "found");
    }

    /** How the fuzzer ended. */
    private record Result(int code, String output) {}

    private static Result fuzz(String target, int seconds, List<String> seeds) throws Exception {
        Path own = FOLDER.resolve(target);
        Path first = Files.createDirectories(own.resolve("seeds"));
        Path found = Files.createDirectories(own.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.writeString(first.resolve("seed-" + i), seeds.get(i));
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        COMPILER,
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target,
                        "--instrumentation_includes=org.lockplay.**",
                        // This detector fails on Netty's own use of Unsafe.
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.UnsafeSanitizer",
                        "--reproducer_path=" + own,
                        "-artifact_prefix=" + own + "/",
                        "-max_total_time=" + seconds,
                        "-timeout=30",
                        "-rss_limit_mb=4096",
                        "-seed=21",
                        found.toString(),
                        first.toString())
                .directory(own.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    /** The project's classes and the libraries of the targets. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar")
                        || LIBRARIES.stream()
                                .anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> seeds() throws IOException {
        List<String> seeds = new ArrayList<>(List.of(
                ScenarioWriter.full(Scenario.DEFAULT),
                "{\"version\":1,\"lock\":{\"kind\":\"redis\",\"fencing\":true},\"faults\":[{\"buyer\":\"holder\",\"at\":\"write\",\"kind\":\"freeze\",\"forMs\":5}]}",
                "{\"version\":1,\"program\":\"read\\ntake\\nwrite\",\"schedule\":\"0 1 0*3 1!crash\"}",
                ScenarioCodec.encode(Scenario.DEFAULT),
                "query\nwith lock:\n  think 10\n  read\n  take\n  write 5 # a comment",
                "en;q=0.5, zh-CN, *;q=.1",
                "text/html, application/json;charset=utf-8;q=0.9, */*"));
        Path exercises = Path.of("src", "main", "resources", "exercises");
        try (Stream<Path> folders = Files.list(exercises)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                seeds.add(Files.readString(folder.resolve("exercise.json"))
                        + "\u0001"
                        + Files.readString(folder.resolve("en.md")));
            }
        }
        return seeds;
    }
}
