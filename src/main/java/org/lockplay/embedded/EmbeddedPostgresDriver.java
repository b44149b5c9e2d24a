package org.lockplay.embedded;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import org.lockplay.server.DatabaseAddress;

/**
 * Wraps pgjdbc: for a URL {@code jdbc:embedded-postgresql:<folder>} it starts an embedded PostgreSQL server with its
 * data in that directory and connects to it. Every other URL is passed on to pgjdbc.
 *
 * <p>A driver, because development, tests and the packaged application all use it, and before the first statement;
 * neither the schema migration nor the connection pool has to know. Thread-safe.
 */
public final class EmbeddedPostgresDriver implements Driver {

    /** SQLSTATE "the client could not establish the connection". */
    private static final String UNABLE_TO_CONNECT = "08001";

    private final Driver postgres = new org.postgresql.Driver();

    /**
     * Resolves a configured datasource URL to the server's real address. On the first call for an embedded server,
     * starts or attaches to it, which takes up to a minute. Any other URL is returned unchanged. Idempotent and
     * thread-safe.
     *
     * @throws EmbeddedServerException if the embedded server cannot be started
     */
    public static DatabaseAddress resolve(String configuredUrl, Optional<String> user, Optional<String> password) {
        return EmbeddedUrl.parse(configuredUrl)
                .map(EmbeddedServers::addressOf)
                .orElseGet(() -> new DatabaseAddress(configuredUrl, user.orElse(""), password.orElse("")));
    }

    /** Whether a datasource URL asks for an embedded server. */
    public static boolean isEmbedded(String configuredUrl) {
        return EmbeddedUrl.parse(configuredUrl).isPresent();
    }

    /**
     * Starts to start the server of a URL, if it asks for an embedded one, and returns at once. {@link #resolve} waits
     * for the server, and reports if it did not start.
     */
    public static void startAhead(String configuredUrl) {
        EmbeddedUrl.parse(configuredUrl).ifPresent(EmbeddedServers::startAhead);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        try {
            Optional<DatabaseAddress> embedded = EmbeddedUrl.parse(url).map(EmbeddedServers::addressOf);
            if (embedded.isEmpty()) {
                return postgres.connect(url, info);
            }
            Properties properties = new Properties();
            properties.putAll(info);
            properties.setProperty("user", embedded.get().user());
            properties.setProperty("password", embedded.get().password());
            return postgres.connect(embedded.get().url(), properties);
        } catch (EmbeddedServerException e) {
            throw new SQLException(e.getMessage(), UNABLE_TO_CONNECT, e);
        }
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return EmbeddedUrl.parse(url).isPresent() || postgres.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return postgres.getPropertyInfo(EmbeddedUrl.parse(url).isPresent() ? "jdbc:postgresql:" : url, info);
    }

    @Override
    public int getMajorVersion() {
        return postgres.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return postgres.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return postgres.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
