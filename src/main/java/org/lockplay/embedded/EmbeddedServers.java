package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    /** The servers that are started ahead of their first use. */
    private static final Map<EmbeddedUrl, CompletableFuture<DatabaseAddress>> AHEAD = new ConcurrentHashMap<>();

    private EmbeddedServers() {}

    /**
     * The address of the server for {@code url}. The first call starts it or attaches to it.
     *
     * @throws EmbeddedServerException if it is not available
     */
    static DatabaseAddress addressOf(EmbeddedUrl url) {
        DatabaseAddress known = ADDRESSES.get(url);
        if (known != null) {
            return known;
        }
        CompletableFuture<DatabaseAddress> started = AHEAD.get(url);
        return started == null ? obtain(url) : result(started);
    }

    /** Starts the server for {@code url} on a thread of its own; {@link #addressOf} waits for it. */
    static void startAhead(EmbeddedUrl url) {
        CompletableFuture<DatabaseAddress> address = new CompletableFuture<>();
        AHEAD.put(url, address);
        Thread thread = new Thread(
                () -> {
                    try {
                        address.complete(obtain(url));
                    } catch (RuntimeException | Error e) {
                        address.completeExceptionally(e);
                    }
                },
                "embedded-postgresql-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static DatabaseAddress result(CompletableFuture<DatabaseAddress> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof EmbeddedServerException failure ? failure : e;
        }
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
