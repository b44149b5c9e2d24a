package org.lockplay.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program that downloads something, with a generous timeout. */
final class Download {

    private static final int LIMIT_SECONDS = 300;

    private Download() {}

    /** Runs {@code command} in {@code folder}, logging to {@code download.log}; returns whether it succeeded. */
    static boolean run(Path folder, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        // Not inherited: the test runner uses standard output for its own protocol.
        builder.redirectOutput(folder.resolve("download.log").toFile());
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
