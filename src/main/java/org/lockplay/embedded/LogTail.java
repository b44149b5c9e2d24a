package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a server that did not start has said at the end, for the message about it. */
final class LogTail {

    private static final int LINES = 12;

    private LogTail() {}

    /** The end of a log, to be put behind a sentence; empty if there is none. */
    static String in(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return last.isEmpty() ? "" : "\nIts last words:\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "";
        }
    }
}
