package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.retry.RetryOneTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.server.ServerKind;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** The bundled Redis and ZooKeeper: when they start, which clients they accept, and that they end with their JVM. */
@StartsOwnProcesses
class LocalServersLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path folder;
    private EmbeddedServerRegistry servers;

    @BeforeEach
    void makeAFolder() throws IOException {
        Path tests = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
        folder = Files.createTempDirectory(tests, "servers-");
        servers = new EmbeddedServerRegistry(folder);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        servers.stop();
        assertThat(runningServers()).isEmpty();
        Folders.delete(folder);
    }

    @Test
    void nothingStartsBeforeItIsNeededAndThenJustThat() throws Exception {
        assertThat(folder).isEmptyDirectory();

        URI redis = URI.create(servers.address(ServerKind.REDIS));

        assertThat(runningServers()).singleElement().asString().startsWith("redis-");
        assertThat(redis.getHost()).isEqualTo("127.0.0.1");
        assertThat(redis.getPort()).isNotEqualTo(6379);
        assertThat(servers.address(ServerKind.REDIS)).isEqualTo(redis.toString());
    }

    @Test
    void redisLetsInOnlyWhoKnowsThePasswordAndWritesNothing() throws Exception {
        URI redis = URI.create(servers.address(ServerKind.REDIS));

        try (Jedis client = new Jedis(redis)) {
            assertThat(client.set("key", "value")).isEqualTo("OK");
            assertThat(client.configGet("save")).containsEntry("save", "");
            assertThat(client.configGet("appendonly")).containsEntry("appendonly", "no");
        }
        try (Jedis stranger = new Jedis(redis.getHost(), redis.getPort())) {
            assertThatThrownBy(() -> stranger.get("key"))
                    .isInstanceOf(JedisDataException.class)
                    .hasMessageContaining("NOAUTH");
        }
        assertOnLoopbackOnly(redis.getPort());
    }

    @Test
    void zooKeeperGrantsSessionsAsShortAsALeaseMayBe() throws Exception {
        String address = servers.address(ServerKind.ZOOKEEPER);

        try (CuratorFramework client = CuratorFrameworkFactory.builder()
                .connectString(address)
                .sessionTimeoutMs(500)
                .retryPolicy(new RetryOneTime(100))
                .build()) {
            client.start();
            assertThat(client.blockUntilConnected((int) PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            client.create().creatingParentsIfNeeded().forPath("/a/b");
            assertThat(client.getZookeeperClient().getZooKeeper().getSessionTimeout())
                    .isEqualTo(500);
        }
        assertOnLoopbackOnly(portOf(address));
    }

    @Test
    void oneThatWasKilledIsStartedAgainWhenItIsNeeded() throws Exception {
        String first = redis();
        kill(URI.create(first));

        assertThat(Waiting.until(() -> !redis().equals(first), PATIENCE)).isTrue();

        try (Jedis client = new Jedis(URI.create(redis()))) {
            assertThat(client.ping()).isEqualTo("PONG");
        }
    }

    @Test
    void theyEndWithTheApplication() throws Exception {
        Process application = application();
        String[] addresses = addressesOf(application);

        application.getOutputStream().close();
        application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(application.exitValue()).isZero();
        assertThat(runningServers()).isEmpty();
        assertThat(accepts(URI.create(addresses[0]).getPort())).isFalse();
        assertThat(accepts(portOf(addresses[1]))).isFalse();
    }

    @Test
    void theyEndWithAnApplicationThatIsKilled() throws Exception {
        Process application = application();
        String[] addresses = addressesOf(application);
        assertThat(runningServers()).hasSize(2);

        application.toHandle().destroyForcibly();

        assertThat(Waiting.until(() -> runningServers().isEmpty(), PATIENCE)).isTrue();
        assertThat(accepts(URI.create(addresses[0]).getPort())).isFalse();
        assertThat(accepts(portOf(addresses[1]))).isFalse();
    }

    @Test
    void theyEndWithAnApplicationWhoseProcessGroupIsKilled() throws Exception {
        Process application = application();
        String[] addresses = addressesOf(application);
        assertThat(runningServers()).hasSize(2);

        ProcessGroup.kill(application);

        assertThat(Waiting.until(() -> runningServers().isEmpty(), PATIENCE)).isTrue();
        assertThat(accepts(URI.create(addresses[0]).getPort())).isFalse();
        assertThat(accepts(portOf(addresses[1]))).isFalse();
    }

    @Test
    void whatAPowerCutHasLeftIsRemovedAtTheNextStart() throws Exception {
        long nobody =
                ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).max().orElseThrow() + 100_000;
        Path left = Files.createDirectories(folder.resolve("servers").resolve("redis-" + nobody + "-1"));

        servers.address(ServerKind.REDIS);

        assertThat(left).doesNotExist();
    }

    private List<String> runningServers() {
        try (Stream<Path> folders = Files.list(folder.resolve("servers"))) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("programs"))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private String redis() {
        try {
            return servers.address(ServerKind.REDIS);
        } catch (EmbeddedServerRegistry.NotStartedException e) {
            throw new AssertionError(e);
        }
    }

    private static void kill(URI redis) {
        try (Jedis client = new Jedis(redis)) {
            String pid = client.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .findFirst()
                    .orElseThrow()
                    .substring("process_id:".length())
                    .strip();
            ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        }
    }

    private static void assertOnLoopbackOnly(int port) throws IOException {
        assertThat(accepts(port)).isTrue();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!network.isLoopback()) {
                network.inetAddresses()
                        .forEach(address -> assertThat(accepts(new InetSocketAddress(address, port)))
                                .as("%s", address)
                                .isFalse());
            }
        }
    }

    private static boolean accepts(int port) {
        return accepts(new InetSocketAddress("127.0.0.1", port));
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int portOf(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private static String[] addressesOf(Process application) throws IOException {
        BufferedReader output = application.inputReader();
        String line = output.readLine();
        while (!line.startsWith("at ")) {
            line = output.readLine();
        }
        return line.substring("at ".length()).split(" ");
    }

    private Process application() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(ProcessGroup.leading(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        LocalServersHolder.class.getName(),
                        folder.toString())))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
