package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the servers that keep nothing have their folders, one a start, named after the process that is answerable.
 *
 * @param root the folder of those folders
 */
record ScratchDirectory(Path root) {

    /** Makes a folder for a server that starts, and removes those of applications that lost their power. */
    Path createFor(String server) throws IOException {
        Files.createDirectories(root);
        removeLeftovers(server);
        return Files.createTempDirectory(
                root, server + "-" + ProcessHandle.current().pid() + "-");
    }

    /** Where programs are unpacked. */
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
