package org.lockplay.run;

import java.io.IOException;
import java.nio.file.Path;

/** Starts workers as the application does, for tests of the workers themselves. */
public final class WorkerStarter {

    private final WorkerLauncher launcher;

    /**
     * @param folder for the workers' jar, its class-data archive, and what the workers need to warm up
     */
    public WorkerStarter(Path folder) throws IOException, InterruptedException {
        launcher = new WorkerLauncher(WorkerImage.in(folder));
        launcher.makeArchive();
    }

    /** A worker that says when it is idle. It ends with this JVM. */
    public Process start() throws IOException, InterruptedException {
        return launcher.launch();
    }
}
