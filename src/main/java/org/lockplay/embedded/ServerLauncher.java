package org.lockplay.embedded;

import java.io.IOException;

/** Starts a kind of bundled server, and checks the setting that replaces it. */
interface ServerLauncher {

    /** Its name in texts for people, such as {@code ZooKeeper}. */
    String name();

    /**
     * Starts a server and waits until it answers.
     *
     * @param folder the parent of its directory
     */
    EmbeddedProcess start(ScratchDirectory folder) throws IOException;

    /**
     * Checks the address of a server to use instead.
     *
     * @return the address, stripped
     * @throws io.quarkus.runtime.configuration.ConfigurationException if it has not the form of an address
     */
    String checked(String address);
}
