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
            return of(Files.readAllLines(log));
        } catch (IOException e) {
            return "";
        }
    }

    /** The last ones of a log's lines, to append to a sentence; empty if there are none. */
    static String of(List<String> lines) {
        List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        return last.isEmpty() ? "" : "\nIts last lines:\n  " + String.join("\n  ", last);
    }
}
