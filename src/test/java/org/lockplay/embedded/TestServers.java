package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.lockplay.embedded.LocalServers.NotStartedException;
import org.lockplay.store.DatabaseAddress;

/** Real servers for tests without the application, each started when first asked for, ended with the tests' JVM. */
public final class TestServers {

    private static final Path FOLDER = Path.of("target", "test-servers").toAbsolutePath();

    private static LocalServers local;
    private static DatabaseAddress database;

    private TestServers() {}

    /** PostgreSQL with the application's tables. */
    public static synchronized DatabaseAddress database() {
        if (database == null) {
            database = EmbeddedPostgresDriver.resolve(
                    "jdbc:embedded-postgresql:" + FOLDER + "?throw-away", Optional.empty(), Optional.empty());
            Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .load()
                    .migrate();
        }
        return database;
    }

    /** Redis. */
    public static String redis() {
        try {
            return local().redis();
        } catch (NotStartedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** ZooKeeper. */
    public static String zookeeper() {
        try {
            return local().zookeeper();
        } catch (NotStartedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized LocalServers local() {
        if (local == null) {
            local = new LocalServers(FOLDER);
            Runtime.getRuntime().addShutdownHook(new Thread(local::stop));
        }
        return local;
    }
}
