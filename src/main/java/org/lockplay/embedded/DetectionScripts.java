package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The scripts by which the PostgreSQL library finds out which Linux this is. It writes one a JVM into the folder for
 * temporary files, cannot be kept from it, and removes it when the JVM ends in an orderly way: a killed one leaves it.
 */
final class DetectionScripts {

    private static final Logger LOG = Logger.getLogger(DetectionScripts.class);
    private static final String NAMES = "detect_linux_distribution_*.sh";

    /** A script is run once, at once, for some milliseconds: nobody needs an older one, whether its JVM lives or not. */
    private static final Duration NEEDED = Duration.ofMinutes(1);

    private DetectionScripts() {}

    /** Removes those that nobody needs any more. What cannot be removed, as another user's, stays. */
    static void removeOld(Path folder, Instant now) {
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(folder, NAMES)) {
            scripts.forEach(script -> removeIfOld(script, now));
        } catch (IOException e) {
            LOG.debugf("Cannot look for old scripts in %s: %s", folder, e);
        }
    }

    private static void removeIfOld(Path script, Instant now) {
        try {
            if (Files.getLastModifiedTime(script).toInstant().isBefore(now.minus(NEEDED))) {
                Files.deleteIfExists(script);
            }
        } catch (IOException e) {
            LOG.debugf("Cannot remove the old script %s: %s", script, e);
        }
    }
}
