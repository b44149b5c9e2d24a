package org.lockplay.lock.strategy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lockplay.lock.LockSpec;

/**
 * An {@code fcntl} record lock on a file that serves no other purpose. The kernel records the owning process and
 * releases the lock when that process ends.
 *
 * <p>Two traps of POSIX: a process loses its lock when it closes <em>any</em> descriptor of the file, so its threads
 * share one descriptor; and all threads of a process count as one owner, so a mutex in the process is acquired first.
 *
 * <p>The kernel refuses a wait that would close a cycle of processes ({@code EDEADLK}); it does not see the mutexes.
 */
final class FcntlLock implements LockStrategy {

    /** Polling interval of a buyer with a time limit: {@code fcntl} itself can only wait without one. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(1);

    private static final RefCounted<String, ProcessPart, IOException> PARTS =
            new RefCounted<>(ProcessPart::new, ProcessPart::close);

    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        try {
            Files.createDirectories(site.hostDirectory());
            Files.write(file(site), new byte[0]);
        } catch (IOException e) {
            throw new LockException("cannot make the lock's file", e);
        }
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        try {
            String name = file(site).toString();
            return new Handle(name, PARTS.join(name));
        } catch (IOException e) {
            throw new LockException("cannot open the lock's file", e);
        }
    }

    @Override
    public void remove(LockSite site) throws LockException {
        try {
            Files.deleteIfExists(file(site));
        } catch (IOException e) {
            throw new LockException("cannot remove the lock's file", e);
        }
    }

    private static Path file(LockSite site) {
        return site.file("ticket.fcntl");
    }

    /** The state that the threads of a process share. Use the channel only while holding {@code threads}. */
    private static final class ProcessPart {

        private final ReentrantLock threads = new ReentrantLock();
        private final Path file;
        private FileChannel channel;

        private ProcessPart(String file) throws IOException {
            this.file = Path.of(file);
            this.channel = open();
        }

        private FileChannel open() throws IOException {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        }

        /**
         * Blocks in the kernel. An interrupt closes the channel, so it is opened again for the other threads. The second
         * close waits for the first one, which would otherwise release what the new channel has locked meanwhile.
         */
        private FileLock await() throws IOException, InterruptedException {
            try {
                return channel.lock();
            } catch (FileLockInterruptionException e) {
                Thread.interrupted();
                channel.close();
                channel = open();
                throw new InterruptedException();
            }
        }

        private FileLock poll(Deadline deadline) throws IOException, InterruptedException {
            FileLock lock = channel.tryLock();
            while (lock == null && !deadline.hasCome()) {
                deadline.pause(LOOK_EVERY);
                lock = channel.tryLock();
            }
            return lock;
        }

        private void close() {
            try {
                channel.close();
            } catch (IOException e) {
                System.err.println("closing a lock's file: " + e.getMessage());
            }
        }
    }

    private static final class Handle implements BuyerLock {

        private final String name;
        private final ProcessPart process;
        private FileLock held;

        private Handle(String name, ProcessPart process) {
            this.name = name;
            this.process = process;
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            if (!process.threads.tryLock(deadline.leftNs(), TimeUnit.NANOSECONDS)) {
                return new Acquisition.TimedOut();
            }
            if (held != null) {
                return Acquisition.Acquired.WITHOUT_TOKEN;
            }
            try {
                held = timeout.isEmpty() ? process.await() : process.poll(deadline);
            } catch (IOException e) {
                if (PosixMutexes.strerror(PosixMutexes.EDEADLK).equals(e.getMessage())) {
                    return new Acquisition.Deadlocked();
                }
                throw new LockException("fcntl failed", e);
            } finally {
                if (held == null) {
                    process.threads.unlock();
                }
            }
            return held == null ? new Acquisition.TimedOut() : Acquisition.Acquired.WITHOUT_TOKEN;
        }

        @Override
        public Release release() throws LockException {
            if (!process.threads.isHeldByCurrentThread()) {
                return Release.NOT_HELD;
            }
            try {
                if (process.threads.getHoldCount() == 1) {
                    held.release();
                    held = null;
                }
                return Release.RELEASED;
            } catch (IOException e) {
                throw new LockException("fcntl failed", e);
            } finally {
                process.threads.unlock();
            }
        }

        @Override
        public void close() {
            PARTS.leave(name);
        }
    }
}
