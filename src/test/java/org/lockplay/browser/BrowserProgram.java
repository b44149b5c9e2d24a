package org.lockplay.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Chromium of some kind that can be started.
 *
 * @param executable the program
 * @param environment what must be set for it, beside what is
 */
record BrowserProgram(Path executable, Map<String, String> environment) {

    private static final int ANSWER_SECONDS = 30;

    static BrowserProgram of(Path executable) {
        return new BrowserProgram(executable, Map.of());
    }

    /** All that it is to be started with: this process's own environment and what it needs beside that. */
    Map<String, String> completeEnvironment() {
        Map<String, String> complete = new HashMap<>(System.getenv());
        complete.putAll(environment);
        return complete;
    }

    /** Whether it starts here: one that lacks a system library is there and does not. */
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
