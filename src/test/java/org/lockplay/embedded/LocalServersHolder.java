package org.lockplay.embedded;

import java.nio.file.Path;
import org.lockplay.server.ServerKind;

/** An application that starts a Redis and a ZooKeeper, prints their URLs, and waits for the end of its input. */
final class LocalServersHolder {

    private LocalServersHolder() {}

    public static void main(String[] args) throws Exception {
        EmbeddedServerRegistry servers = new EmbeddedServerRegistry(Path.of(args[0]));
        System.out.println("at " + servers.address(ServerKind.REDIS) + " " + servers.address(ServerKind.ZOOKEEPER));
        while (System.in.read() >= 0) {
            continue;
        }
        servers.stop();
        System.out.println("stopped");
    }
}
