package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * The scripts with which the embedded PostgreSQL library detects the Linux distribution. The library writes one per JVM
 * into the directory for temporary files and deletes it at an orderly exit; a killed JVM leaves its script behind.
 */
final class DetectionScripts {

    private static final Logger LOG = Logger.getLogger(DetectionScripts.class);
    private static final String NAMES = "detect_linux_distribution_*.sh";

    /** A script runs once, right after it is written; an older one is garbage even if its JVM lives. */
    private static final Duration NEEDED = Duration.ofMinutes(1);

    private DetectionScripts() {}

    /** Removes old scripts. Those that cannot be removed, such as another user's, are left. */
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
