package org.lockplay.lock.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that created a lock file.
 *
 * @param pid its process id; the kernel may reuse it later
 * @param startTicks when the process started, which distinguishes it from a later one with the same id
 */
record LockFileOwner(long pid, String startTicks) {

    private static final Pattern TEXT = Pattern.compile("(\\d+) (\\d+)\n");

    /** Fields of /proc/PID/stat after the name in parentheses, see proc(5): the state is the first, the start the 20th. */
    private static final int START_FIELD = 19;

    static LockFileOwner me() {
        long pid = ProcessHandle.current().pid();
        return new LockFileOwner(
                pid, stat(pid).map(fields -> fields[START_FIELD]).orElse("0"));
    }

    String text() {
        return pid + " " + startTicks + "\n";
    }

    /**
     * Whether the process that created a lock file is dead. An empty file counts as alive: its owner is just writing
     * it. A process that has ended but was not reaped by its parent yet counts as dead.
     */
    static boolean isDead(String content) {
        Matcher owner = TEXT.matcher(content);
        if (!owner.matches()) {
            return false;
        }
        return stat(Long.parseLong(owner.group(1)))
                .filter(fields -> fields[START_FIELD].equals(owner.group(2)))
                .filter(fields -> !fields[0].equals("Z") && !fields[0].equals("X"))
                .isEmpty();
    }

    private static Optional<String[]> stat(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
