package org.lockplay.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/** Starts a Redis that listens on loopback, requires a password and persists nothing. */
final class RedisLauncher implements ServerLauncher {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss");

    private static final Duration START_WAIT = Duration.ofSeconds(10);
    private static final String HOST = "127.0.0.1";
    /** Another process may take the port between our check and the server's bind. */
    private static final int TRIES = 3;

    private final Programs programs;

    RedisLauncher() {
        this(folder -> new RedisPrograms(folder).all());
    }

    /** @param programs finds the programs to try, best first */
    RedisLauncher(Programs programs) {
        this.programs = programs;
    }

    /** Finds Redis programs. */
    interface Programs {

        List<Path> in(ScratchDirectory folder) throws IOException;
    }

    @Override
    public String name() {
        return "Redis";
    }

    @Override
    public String checked(String address) {
        try {
            URI uri = URI.create(address.strip());
            if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
                return uri.toString();
            }
        } catch (IllegalArgumentException e) {
            // Reported below: the exception's own message would contain the password.
        }
        throw new ConfigurationException("lockplay.redis-url (LOCKPLAY_REDIS_URL) is not a Redis URL such as"
                + " redis://:password@redis.example:6379/0");
    }

    @Override
    public EmbeddedProcess start(ScratchDirectory folder) throws IOException {
        StringBuilder refusals = new StringBuilder();
        for (Path program : programs.in(folder)) {
            String lastLines = "";
            for (int i = 0; i < TRIES; i++) {
                Path own = folder.createFor("redis");
                int port = freePort();
                String password = newPassword();
                GuardedProcess process = launch(program, own, port, password);
                if (Waiting.until(() -> !process.isAlive() || answers(port, password), START_WAIT)
                        && process.isAlive()) {
                    return new EmbeddedProcess(process, "redis://:" + password + "@" + HOST + ":" + port + "/0");
                }
                process.close();
                lastLines = LogTail.of(process.rest());
            }
            refusals.append("\n  ").append(program).append(" does not run here").append(lastLines);
        }
        throw new IOException("no Redis server could be started. Install one, or name one: LOCKPLAY_REDIS_URL="
                + "redis://:password@host:port" + refusals);
    }

    private static GuardedProcess launch(Path program, Path own, int port, String password) throws IOException {
        Path settings = Files.writeString(
                own.resolve("redis.conf"),
                String.join(
                        "\n",
                        "bind " + HOST,
                        "port " + port,
                        // Not on the command line, which every user of the machine can read.
                        "requirepass " + password,
                        "save \"\"",
                        "appendonly no",
                        "dir " + own,
                        // Not to standard output, a pipe that is not read: the server would block when it is full.
                        "logfile " + own.resolve("server.log"),
                        ""));
        return GuardedProcess.start(own, own.resolve("server.log"), List.of(program.toString(), settings.toString()));
    }

    private static boolean answers(int port, String password) {
        JedisClientConfig config = DefaultJedisClientConfig.builder()
                .autoNegotiateProtocol(false)
                .password(password)
                .build();
        try (Jedis redis = new Jedis(new HostAndPort(HOST, port), config)) {
            return redis.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
