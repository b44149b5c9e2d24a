package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that is written beside its place and then moved there, so that nobody ever sees half of it. Its name ends in the
 * process that writes it: what a process that died has left is removed by the next one.
 *
 * @param target the place
 */
public record Draft(Path target) {

    /** Where to write it. */
    public Path path() {
        return target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** Moves what was written to its place. */
    public void publish() throws IOException {
        Files.move(path(), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the drafts of processes that are gone. May be repeated. */
    public void removeAbandoned() throws IOException {
        String prefix = target.getFileName() + ".";
        List<Path> drafts;
        try (Stream<Path> files = Files.list(target.getParent())) {
            drafts = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
        for (Path draft : drafts) {
            String owner = draft.getFileName().toString().substring(prefix.length());
            if (owner.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(owner)).isEmpty()) {
                Files.deleteIfExists(draft);
            }
        }
    }
}
