package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parent directory of the ephemeral servers' working directories, one per start, named after the owning process id.
 *
 * @param root the parent directory
 */
record ScratchDirectory(Path root) {

    /** Creates a directory for a server, and removes directories that a power failure left behind. */
    Path createFor(String server) throws IOException {
        Files.createDirectories(root);
        removeLeftovers(server);
        return Files.createTempDirectory(
                root, server + "-" + ProcessHandle.current().pid() + "-");
    }

    /** Where executables are unpacked. */
    Path programs() throws IOException {
        return Files.createDirectories(root.resolve("programs"));
    }

    private void removeLeftovers(String server) throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.filter(folder -> folder.getFileName().toString().startsWith(server + "-"))
                    .toList();
        }
        for (Path folder : folders) {
            long owner = Long.parseLong(folder.getFileName().toString().split("-")[1]);
            if (ProcessHandle.of(owner).isEmpty()) {
                PostgresDirectory.deleteRecursively(folder);
            }
        }
    }
}
