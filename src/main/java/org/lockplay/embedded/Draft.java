package org.lockplay.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file that is written under a temporary name and then moved to its target, so that no reader ever sees half of it.
 * The temporary name ends in the writing process's id; the next process removes drafts of processes that have died.
 *
 * @param target the final path
 */
public record Draft(Path target) {

    /** The path to write to. */
    public Path path() {
        return target.resolveSibling(
                target.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** Moves the draft to its target. */
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
