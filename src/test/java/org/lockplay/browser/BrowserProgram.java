package org.lockplay.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Chromium-based browser that can be started.
 *
 * @param executable its executable
 * @param environment additional environment variables that it requires
 */
record BrowserProgram(Path executable, Map<String, String> environment) {

    private static final int ANSWER_SECONDS = 30;

    static BrowserProgram of(Path executable) {
        return new BrowserProgram(executable, Map.of());
    }

    /** The complete environment: this process's own and the additional variables. */
    Map<String, String> completeEnvironment() {
        Map<String, String> complete = new HashMap<>(System.getenv());
        complete.putAll(environment);
        return complete;
    }

    /** Whether it starts here; it may exist but lack a system library. */
    boolean starts() {
        if (!Files.isExecutable(executable)) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder(executable.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean answered = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return answered && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
