package org.lockplay.embedded;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A JDBC URL that asks for an embedded server: {@code jdbc:embedded-postgresql:<folder>}, with {@code ?throw-away}
 * behind it for a server whose data are gone when this JVM is.
 *
 * @param folder where the server and its data live, absolute; with {@code throwAway} the parent of a new folder
 * @param throwAway whether the data are deleted at the end
 */
record EmbeddedUrl(Path folder, boolean throwAway) {

    private static final String SCHEME = "jdbc:embedded-postgresql:";
    private static final String THROW_AWAY = "?throw-away";

    /** What {@code jdbcUrl} asks for, or nothing when it is not one of ours. */
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

    /** The system property under which this JVM remembers the server of this URL. */
    String propertyName() {
        return "org.lockplay.embedded." + folder + (throwAway ? THROW_AWAY : "");
    }
}
