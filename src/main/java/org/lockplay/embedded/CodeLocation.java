package org.lockplay.embedded;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Finds the jar or directory that a class was loaded from, for the class path of another JVM. */
public final class CodeLocation {

    private CodeLocation() {}

    /** The jar that a class was loaded from; in development, the directory. */
    public static Path of(Class<?> type) {
        try {
            URI uri = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(
                    uri.getScheme().equals("jar")
                            ? URI.create(uri.getSchemeSpecificPart().replace("!/", ""))
                            : uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("nobody knows where " + type + " was loaded from", e);
        }
    }
}
