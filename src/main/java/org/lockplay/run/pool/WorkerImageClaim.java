package org.lockplay.run.pool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.embedded.Draft;

/**
 * This application's claim on its worker image. Every build creates an image of its own, of tens of megabytes; images
 * that no running application claims are removed. These steps run under an exclusive lock on the directory:
 *
 * <ol>
 *   <li>Create the image, unless it exists.
 *   <li>Lock its claim file in shared mode. The kernel releases the lock when the process ends.
 *   <li>Remove every other image whose claim file can be locked exclusively.
 * </ol>
 */
public final class WorkerImageClaim implements AutoCloseable {

    /** An image's jar, archive, claim and drafts; {@code .draft} is from older versions. */
    private static final Pattern FILE = Pattern.compile("(worker-[0-9a-f]+)\\.(?:jar|jsa|claim|draft)(?:\\.\\d+)?");

    private final WorkerImage image;
    private final FileChannel claim;

    private WorkerImageClaim(WorkerImage image, FileChannel claim) {
        this.image = image;
        this.claim = claim;
    }

    /** Creates the image in a directory, unless it exists, and removes unclaimed images. */
    public static synchronized WorkerImageClaim take(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel folderLock = open(folder.resolve("images.lock"))) {
            folderLock.lock();
            WorkerImage image = WorkerImage.in(folder);
            FileChannel claim = open(claimFile(folder, image.name()));
            lock(claim, true);
            removeUnclaimed(folder, image);
            return new WorkerImageClaim(image, claim);
        }
    }

    public WorkerImage image() {
        return image;
    }

    @Override
    public void close() throws IOException {
        claim.close();
    }

    private static void removeUnclaimed(Path folder, WorkerImage own) throws IOException {
        for (Path file : own.files()) {
            new Draft(file).removeAbandoned();
        }
        Map<String, List<Path>> images;
        try (Stream<Path> files = Files.list(folder)) {
            images = files.filter(file -> !imageOf(file).isEmpty())
                    .collect(Collectors.groupingBy(WorkerImageClaim::imageOf));
        }
        images.remove(own.name());
        for (Map.Entry<String, List<Path>> other : images.entrySet()) {
            try (FileChannel claim = open(claimFile(folder, other.getKey()))) {
                if (lock(claim, false)) {
                    for (Path file : other.getValue()) {
                        Files.deleteIfExists(file);
                    }
                    Files.deleteIfExists(claimFile(folder, other.getKey()));
                }
            }
        }
    }

    /** The name of the image that a file is part of; empty for any other file. */
    private static String imageOf(Path file) {
        Matcher name = FILE.matcher(file.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }

    private static Path claimFile(Path folder, String image) {
        return folder.resolve(image + ".claim");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Locks a claim file; false if another application, or another claim in this process, has locked it. */
    private static boolean lock(FileChannel claim, boolean shared) throws IOException {
        try {
            FileLock lock = claim.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }
}
