package org.lockplay.run.pool;

import java.io.IOException;
import java.nio.file.Path;

/** Starts workers as the application does, for tests of the workers themselves. */
public final class WorkerStarter {

    /** One for each kind of lock in the warm-up: all code is loaded, little compiled. */
    private static final int WARM_UP_SESSIONS = 2;

    private final WorkerLauncher launcher;

    /**
     * @param folder the directory for the workers' jar, their class-data archive and their warm-up files
     */
    public WorkerStarter(Path folder) throws IOException, InterruptedException {
        launcher = new WorkerLauncher(WorkerImage.in(folder), WARM_UP_SESSIONS);
        launcher.makeArchive();
    }

    /** Starts a worker, which reports when it is idle. It ends with this JVM. */
    public Process start() throws IOException, InterruptedException {
        return launcher.launch();
    }
}
