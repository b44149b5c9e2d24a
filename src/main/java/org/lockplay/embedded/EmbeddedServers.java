package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lockplay.store.DatabaseAddress;

/**
 * The embedded servers of this JVM, one a URL, each started when first asked for and stopped when the JVM ends.
 *
 * <p>A live reload throws this class and its fields away while the JVM, and so the server, goes on. What must survive
 * that is kept in a system property: the server's port and its folder.
 */
final class EmbeddedServers {

    private static final Map<EmbeddedUrl, DatabaseAddress> ADDRESSES = new ConcurrentHashMap<>();

    private EmbeddedServers() {}

    /**
     * The address of the server for {@code url}; starts it, or attaches to it, the first time.
     *
     * @throws EmbeddedServerException if it cannot be had
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
        EmbeddedPostgres server = EmbeddedPostgres.obtain(folder, url.throwAway());
        System.setProperty(url.propertyName(), server.port() + " " + folder.root());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stopAfterApplication, "embedded-postgresql-stop"));
        return folder.address(server.port());
    }
}
