package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        Pattern name = Pattern.compile(Pattern.quote(server) + "-(\\d{1,18})-.*");
        List<Path> folders;
        try (Stream<Path> all = Files.list(root)) {
            folders = all.toList();
        }
        for (Path folder : folders) {
            // Others' names are skipped.
            Matcher matcher = name.matcher(folder.getFileName().toString());
            if (matcher.matches()
                    && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
                Folders.delete(folder);
            }
        }
    }
}
