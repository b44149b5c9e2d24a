package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.lockplay.embedded.EmbeddedServerRegistry.NotStartedException;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerKind;

/** Real servers for tests without the application, each started on first use and stopped with the tests' JVM. */
public final class TestServers {

    private static final Path FOLDER = Path.of("target", "test-servers").toAbsolutePath();

    private static EmbeddedServerRegistry local;
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

    /** The address of a server that is not PostgreSQL. */
    public static String url(ServerKind kind) {
        try {
            return local().address(kind);
        } catch (NotStartedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedServerRegistry local() {
        if (local == null) {
            local = new EmbeddedServerRegistry(FOLDER);
            Runtime.getRuntime().addShutdownHook(new Thread(local::stop));
        }
        return local;
    }
}
