package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A real ZooKeeper for one test, which may kill it. */
public final class MortalZooKeeper implements AutoCloseable {

    private final EmbeddedProcess server;

    private MortalZooKeeper(EmbeddedProcess server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param folder the parent of its data directory, which is deleted at its end
     */
    public static MortalZooKeeper start(Path folder) throws IOException {
        return new MortalZooKeeper(new ZooKeeperLauncher().start(new ScratchDirectory(folder)));
    }

    /** Its connect string. */
    public String address() {
        return server.address();
    }

    /** Kills it and waits until it is gone. */
    public void kill() {
        server.process().close();
    }

    @Override
    public void close() {
        kill();
    }
}
