package org.lockplay.embedded;

import com.codahale.metrics.MetricRegistry;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jute.Record;
import org.apache.zookeeper.client.ConnectStringParser;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.slf4j.Logger;
import org.xerial.snappy.Snappy;

/** Starts a {@link ZooKeeperMain} in a small JVM. */
final class ZooKeeperLauncher implements ServerLauncher {

    private static final long START_SECONDS = 30;
    private static final Pattern PORT = Pattern.compile("\\d+");

    /** The libraries that a server really loads; its other dependencies serve features that are not used here. */
    private static final List<Class<?>> LIBRARIES = List.of(
            ZooKeeperMain.class, ZooKeeperServer.class, Record.class, Logger.class, MetricRegistry.class, Snappy.class);

    @Override
    public String name() {
        return "ZooKeeper";
    }

    @Override
    public String checked(String address) {
        try {
            List<InetSocketAddress> servers = new ConnectStringParser(address.strip()).getServerAddresses();
            boolean named =
                    servers.stream().noneMatch(server -> server.getHostString().isBlank());
            if (named && !servers.isEmpty()) {
                return address.strip();
            }
        } catch (IllegalArgumentException e) {
            // Reported below, with an example.
        }
        throw new ConfigurationException("lockplay.zookeeper (LOCKPLAY_ZOOKEEPER) is \"" + address
                + "\", which is not a ZooKeeper connect string such as zookeeper.example:2181");
    }

    @Override
    public EmbeddedProcess start(ScratchDirectory folder) throws IOException {
        Path own = folder.createFor("zookeeper");
        GuardedProcess process = GuardedProcess.start(
                own,
                own.resolve("server.log"),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        classPath(),
                        ZooKeeperMain.class.getName(),
                        own.resolve("data").toString()));
        String port = firstLine(process);
        if (port == null || !PORT.matcher(port).matches()) {
            process.close();
            List<String> log = Stream.concat(Stream.ofNullable(port), process.rest().stream())
                    .toList();
            throw new IOException("it does not start here" + LogTail.of(log));
        }
        return new EmbeddedProcess(process, "127.0.0.1:" + port);
    }

    private static String firstLine(GuardedProcess process) throws IOException {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> {
            try {
                return process.readLine();
            } catch (IOException e) {
                return null;
            }
        });
        try {
            return line.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | TimeoutException e) {
            return null;
        }
    }

    private static String classPath() {
        return LIBRARIES.stream()
                .map(CodeLocation::of)
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
