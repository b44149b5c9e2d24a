package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a server's log, for the message about a failed start. */
final class LogTail {

    private static final int LINES = 12;

    private LogTail() {}

    /** The end of a log, to append to a sentence; empty if there is no log. */
    static String in(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return last.isEmpty() ? "" : "\nIts last lines:\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "";
        }
    }
}
