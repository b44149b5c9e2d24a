package org.lockplay.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process that leads a group of its own, as those that a shell or a supervisor starts do. */
public final class ProcessGroup {

    private ProcessGroup() {}

    /** The command that makes its process the leader of a new group. */
    public static List<String> leading(List<String> command) {
        List<String> all = new ArrayList<>(List.of("setsid"));
        all.addAll(command);
        return all;
    }

    /** Kills a leader and everybody in its group. */
    public static void kill(Process leader) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-KILL", "--", "-" + leader.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("no process group " + leader.pid());
        }
        leader.waitFor();
    }
}
