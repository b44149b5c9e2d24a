package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A JDBC URL that asks for an embedded server: {@code jdbc:embedded-postgresql:<folder>}, with the suffix {@code
 * ?throw-away} for a server whose data are deleted when this JVM ends.
 *
 * @param folder the directory of the server and its data, absolute; with {@code throwAway} the parent of a new
 *     directory
 * @param throwAway whether the data are deleted at the end
 */
record EmbeddedUrl(Path folder, boolean throwAway) {

    private static final String SCHEME = "jdbc:embedded-postgresql:";
    private static final String THROW_AWAY = "?throw-away";

    /** Parses {@code jdbcUrl}; empty if it does not ask for an embedded server. */
    static Optional<EmbeddedUrl> parse(String jdbcUrl) {
        if (jdbcUrl == null || !jdbcUrl.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = jdbcUrl.substring(SCHEME.length());
        boolean throwAway = rest.endsWith(THROW_AWAY);
        String folder = throwAway ? rest.substring(0, rest.length() - THROW_AWAY.length()) : rest;
        if (folder.isBlank()) {
            throw new EmbeddedServerException("The URL \"" + jdbcUrl + "\" names no folder for its data.");
        }
        return Optional.of(new EmbeddedUrl(Path.of(folder).toAbsolutePath().normalize(), throwAway));
    }

    /** The system property in which this JVM keeps the server of this URL. */
    String propertyName() {
        return "org.lockplay.embedded." + folder + (throwAway ? THROW_AWAY : "");
    }
}
