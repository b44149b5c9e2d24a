package org.lockplay.server;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of server that a store or a lock can require. */
public enum ServerKind {
    /** PostgreSQL, which Quarkus configures and which is always there. */
    POSTGRESQL,
    REDIS("lockplay.redis-url", "RedisLauncher"),
    ZOOKEEPER("lockplay.zookeeper", "ZooKeeperLauncher");

    private final String wireName = name().toLowerCase(Locale.ROOT);
    private final Optional<String> setting;
    private final Optional<String> launcher;

    ServerKind() {
        setting = Optional.empty();
        launcher = Optional.empty();
    }

    ServerKind(String setting, String launcher) {
        this.setting = Optional.of(setting);
        this.launcher = Optional.of(launcher);
    }

    /** The name on the wire, such as {@code redis}. */
    public String wireName() {
        return wireName;
    }

    /** The setting with the address of a server to use instead of the bundled one. */
    public Optional<String> setting() {
        return setting;
    }

    /** The simple name of the class that starts the bundled server. */
    public Optional<String> launcher() {
        return launcher;
    }

    /** The kinds that only locks need: their servers are bundled and started on first use. */
    public static Stream<ServerKind> onDemand() {
        return Stream.of(values()).filter(kind -> kind.launcher.isPresent());
    }
}
