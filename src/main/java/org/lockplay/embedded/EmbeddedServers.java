package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lockplay.server.DatabaseAddress;

/**
 * The embedded servers of this JVM, one per URL, each started on first use and stopped when the JVM ends.
 *
 * <p>A live reload discards this class and its fields, but the JVM and so the server keep running. The server's port
 * and directory therefore live in a system property.
 */
final class EmbeddedServers {

    private static final Map<EmbeddedUrl, DatabaseAddress> ADDRESSES = new ConcurrentHashMap<>();

    private EmbeddedServers() {}

    /**
     * The address of the server for {@code url}. The first call starts it or attaches to it.
     *
     * @throws EmbeddedServerException if it is not available
     */
    static DatabaseAddress addressOf(EmbeddedUrl url) {
        DatabaseAddress known = ADDRESSES.get(url);
        return known != null ? known : obtain(url);
    }

    private static synchronized DatabaseAddress obtain(EmbeddedUrl url) {
        return ADDRESSES.computeIfAbsent(url, key -> {
            String remembered = System.getProperty(key.propertyName());
            return remembered != null ? recall(remembered) : start(key);
        });
    }

    private static DatabaseAddress recall(String remembered) {
        String[] portAndFolder = remembered.split(" ", 2);
        return PostgresDirectory.at(Path.of(portAndFolder[1])).address(Integer.parseInt(portAndFolder[0]));
    }

    private static DatabaseAddress start(EmbeddedUrl url) {
        PostgresDirectory folder =
                url.throwAway() ? PostgresDirectory.createNewIn(url.folder()) : PostgresDirectory.at(url.folder());
        BundledPostgres server = BundledPostgres.obtain(folder, url.throwAway());
        System.setProperty(url.propertyName(), server.port() + " " + folder.root());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stopAfterApplication, "embedded-postgresql-stop"));
        return folder.address(server.port());
    }
}
