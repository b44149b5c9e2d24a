package org.lockplay.web.start;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.lockplay.embedded.EmbeddedPostgresDriver;

/**
 * Brings the database's schema up to date before anything else uses it. Flyway runs only if the versions differ: its
 * validation takes a noticeable part of a start.
 */
@ApplicationScoped
class SchemaMigration {

    private static final String VERSIONS = """
            SELECT version FROM flyway_schema_history WHERE version IS NOT NULL AND success""";
    private static final String TABLE = "SELECT to_regclass('flyway_schema_history') IS NOT NULL";

    private final AgroalDataSource database;
    private final Flyway flyway;
    private final String url;

    SchemaMigration(
            AgroalDataSource database,
            Flyway flyway,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        this.database = database;
        this.flyway = flyway;
        this.url = url;
    }

    /**
     * Migrates the schema.
     *
     * @throws ConfigurationException with a sentence for the operator, if the database is not usable. The framework
     *     prints it without a stack trace
     */
    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        // Without the time limit of the connection pool: the first start of the bundled server may take longer.
        EmbeddedPostgresDriver.resolve(url, Optional.empty(), Optional.empty());
        try {
            MigrationVersion newest = newest();
            MigrationVersion present = present();
            if (present.isNewerThan(newest)) {
                throw new ConfigurationException("The database has schema version " + present
                        + ", and this version of Lock Playground knows versions up to " + newest
                        + ". Start the version that wrote it or a later one, or use another database or data folder.");
            }
            if (!present.equals(newest)) {
                flyway.migrate();
            }
        } catch (SQLException e) {
            throw new ConfigurationException("The database at " + shown() + " cannot be used: " + e.getMessage()
                    + " Check QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
                    + " QUARKUS_DATASOURCE_PASSWORD.");
        } catch (FlywayException e) {
            throw new ConfigurationException(
                    "The schema of the database at " + shown() + " cannot be brought up to date: "
                            + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** The URL without its parameters, which may contain a password. */
    private String shown() {
        return url.replaceFirst("\\?.*", "");
    }

    private MigrationVersion newest() {
        return flyway.getConfiguration().getResourceProvider().getResources("V", new String[] {".sql"}).stream()
                .map(script -> script.getFilename().substring(1).split("__", 2)[0])
                .map(MigrationVersion::fromVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
    }

    private MigrationVersion present() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (!isTrue(statement, TABLE)) {
                return MigrationVersion.EMPTY;
            }
            MigrationVersion latest = MigrationVersion.EMPTY;
            try (ResultSet rows = statement.executeQuery(VERSIONS)) {
                while (rows.next()) {
                    MigrationVersion one = MigrationVersion.fromVersion(rows.getString(1));
                    latest = one.isNewerThan(latest) ? one : latest;
                }
            }
            return latest;
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
