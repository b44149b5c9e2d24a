package org.lockplay.web.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The packaged application, started where it cannot work, until it has ended.
 *
 * @param code its exit code
 * @param output what it has printed
 * @param taken how long it ran
 */
record FailedStart(int code, List<String> output, Duration taken) {

    /**
     * Starts the application.
     *
     * @param prefix a command that executes the rest of its arguments; empty for none
     * @param settings environment variables
     */
    static FailedStart of(List<String> prefix, Map<String, String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        builder.environment().putAll(settings);
        long start = System.nanoTime();
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("a failed start: exit after " + taken.toMillis() + " ms, " + output);
        return new FailedStart(code, output.lines().toList(), taken);
    }
}
