package org.lockplay.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * A shell script that stops a server when this JVM has ended. It runs in a session of its own where the machine can do
 * that, so that it survives when the application's whole process group is killed, as CI jobs and supervisors do.
 */
final class GuardShell {

    private GuardShell() {}

    /**
     * The command that runs a script.
     *
     * @param name the script's name in lists of processes
     */
    static ProcessBuilder command(String script, String name, List<String> arguments) {
        List<String> command = new ArrayList<>();
        InstalledPrograms.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of("/bin/sh", "-c", script, name));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
