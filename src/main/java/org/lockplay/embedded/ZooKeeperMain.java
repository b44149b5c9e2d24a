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
 * The main of a small JVM that is a ZooKeeper server and nothing else. It is a process of its own so that the pauses
 * and the load of the application cannot end the session of a buyer that is alive and well.
 *
 * <p>It listens on a free port on loopback and prints that port as the one line on its standard output. Its data are
 * worth nothing after its end, so that it never waits for a disk.
 */
final class ZooKeeperMain {

    /** The grain of its clock, in milliseconds: sessions end at multiples of it. */
    private static final int TICK_MS = 50;

    /** The shortest lease that a scenario can ask for. */
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
            // Threads of the server that were started already would keep the process alive.
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
