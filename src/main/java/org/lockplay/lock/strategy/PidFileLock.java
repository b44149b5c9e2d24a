package org.lockplay.lock.strategy;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;

/**
 * A file created exclusively ({@code O_EXCL}) that contains its owner. Nothing removes it when the owner dies, unless
 * {@link LockOption#STALE_CHECK} is set:
 *
 * <ol>
 *   <li>Read the file; if its process lives, wait.
 *   <li>Acquire a guard, a record lock on a second file, so that only one buyer checks at a time.
 *   <li>Read again: if the file still names the same dead process, delete it. Release the guard.
 *   <li>Try to create the file like every other buyer.
 * </ol>
 *
 * <p>Without the guard, two buyers could see the same dead owner, and the slower one would delete the faster one's
 * file.
 */
final class PidFileLock implements LockStrategy {

    private static final Duration SHORTEST_PAUSE = Duration.ofNanos(100_000);
    private static final Duration LONGEST_PAUSE = Duration.ofNanos(500_000);

    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        try {
            Files.createDirectories(site.hostDirectory());
        } catch (IOException e) {
            throw new LockException("cannot make the host's folder", e);
        }
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) {
        return new Handle(file(site), guard(site), LockFileOwner.me().text(), spec.is(LockOption.STALE_CHECK));
    }

    @Override
    public void remove(LockSite site) throws LockException {
        try {
            Files.deleteIfExists(file(site));
            Files.deleteIfExists(guard(site));
        } catch (IOException e) {
            throw new LockException("cannot remove the lock file", e);
        }
    }

    private static Path file(LockSite site) {
        return site.file("ticket.lock");
    }

    private static Path guard(LockSite site) {
        return site.file("ticket.lock-guard");
    }

    /** One buyer's handle. {@link #release} need not read the file: only its owner removes it while the owner lives. */
    private static final class Handle implements BuyerLock {

        private final Path file;
        private final Path guard;
        private final String me;
        private final boolean staleCheck;
        private boolean isMine;

        private Handle(Path file, Path guard, String me, boolean staleCheck) {
            this.file = file;
            this.guard = guard;
            this.me = me;
            this.staleCheck = staleCheck;
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            Duration pause = SHORTEST_PAUSE;
            try {
                while (!create()) {
                    if (deadline.hasCome()) {
                        return new Acquisition.TimedOut();
                    }
                    if (!staleCheck || !clearIfStale()) {
                        deadline.pause(pause);
                        pause = pause.compareTo(LONGEST_PAUSE) < 0
                                ? pause.multipliedBy(5).dividedBy(4)
                                : pause;
                    }
                }
                return Acquisition.Acquired.WITHOUT_TOKEN;
            } catch (IOException e) {
                throw new LockException("cannot make the lock file", e);
            }
        }

        private boolean create() throws IOException {
            try {
                Files.createFile(file);
                isMine = true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
            // Not a channel: an interrupt would close it and leave a file without an owner.
            try (OutputStream out = new FileOutputStream(file.toFile())) {
                out.write(me.getBytes(StandardCharsets.UTF_8));
            }
            return true;
        }

        private boolean clearIfStale() throws IOException {
            if (!LockFileOwner.isDead(content())) {
                return false;
            }
            synchronized (PidFileLock.class) {
                try (FileChannel channel =
                                FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock alone = channel.lock()) {
                    if (alone.isValid() && LockFileOwner.isDead(content())) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            return true;
        }

        private String content() throws IOException {
            try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            } catch (NoSuchFileException e) {
                return "";
            }
        }

        @Override
        public Release release() throws LockException {
            try {
                boolean isReleased = isMine && Files.deleteIfExists(file);
                isMine = false;
                return isReleased ? Release.RELEASED : Release.NOT_HELD;
            } catch (IOException e) {
                throw new LockException("cannot remove the lock file", e);
            }
        }

        @Override
        public void close() {}
    }
}
