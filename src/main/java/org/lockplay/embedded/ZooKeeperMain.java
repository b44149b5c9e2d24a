package org.lockplay.embedded;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;

/**
 * The main class of a small JVM that only runs a ZooKeeper server. A separate process, so that pauses and load of the
 * application cannot expire the session of a healthy buyer.
 *
 * <p>It listens on a free loopback port and prints that port as the only line on its standard output. It never waits
 * for a disk, because its data are discarded at its end.
 */
final class ZooKeeperMain {

    /** The clock tick in milliseconds: sessions expire at multiples of it. */
    private static final int TICK_MS = 50;

    /** The shortest lease that a scenario can ask for, in milliseconds. */
    private static final int MIN_SESSION_MS = 50;

    private static final int MAX_SESSION_MS = 120_000;
    private static final int UNLIMITED = 0;
    private static final int BACKLOG = 600;

    private ZooKeeperMain() {}

    /**
     * Runs until the process is killed.
     *
     * @param args the folder for its data
     */
    public static void main(String[] args) {
        try {
            serve(new File(args[0]));
        } catch (IOException | InterruptedException | RuntimeException | LinkageError e) {
            e.printStackTrace();
            // Server threads that were started already would keep the process alive.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void serve(File data) throws IOException, InterruptedException {
        System.setProperty("zookeeper.forceSync", "no");
        System.setProperty("zookeeper.jmx.log4j.disable", "true");
        System.setProperty("zookeeper.4lw.commands.whitelist", "ruok");
        ZooKeeperServer server = new ZooKeeperServer(data, data, TICK_MS);
        server.setMinSessionTimeout(MIN_SESSION_MS);
        server.setMaxSessionTimeout(MAX_SESSION_MS);
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        ServerCnxnFactory connections = ServerCnxnFactory.createFactory(anyPort, UNLIMITED, BACKLOG);
        connections.startup(server);
        new PrintStream(System.out, true, StandardCharsets.US_ASCII).println(connections.getLocalPort());
        connections.join();
    }
}
