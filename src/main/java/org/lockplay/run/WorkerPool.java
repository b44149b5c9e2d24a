package org.lockplay.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A pool of warm idle workers, so that a run starts in milliseconds. Owns every worker from start to exit. Requests are
 * served in order of arrival, with returned or new workers. Surplus workers are kept for a while, because starting one
 * costs as much CPU as hundreds of runs. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);
    private static final long CLOSE_SECONDS = 10;
    private static final long RETRY_MS = 1_000;
    /** More parallel starts would slow down the workers of active runs. */
    private static final int STARTS_AT_ONCE = Runtime.getRuntime().availableProcessors();

    /** An idle worker and the time when it became idle. */
    private record Idle(WorkerProcess worker, long sinceNs) {}

    private final WorkerLauncher launcher;
    private final int warm;
    private final long keptNs;
    private final Duration warmUpLimit;
    private final Thread filler;
    private final Set<WorkerProcess> alive = new HashSet<>();
    /** Workers that have started and are not warm yet. */
    private final Set<WorkerProcess> warming = new HashSet<>();
    /** Used last in, first out: the most recent worker is the warmest. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private final Set<WorkerProcess> busy = new HashSet<>();
    /** Waiting requests in order of arrival. */
    private final Deque<Object> line = new ArrayDeque<>();

    private int wanted;
    private boolean lastStartFailed;
    private boolean closed;

    /**
     * Creates a pool and starts its workers in the background.
     *
     * @param warm the number of idle workers to keep
     * @param kept how long surplus workers are kept idle
     * @param warmUpLimit how long a worker may take to warm up before it is killed
     */
    WorkerPool(WorkerLauncher launcher, int warm, Duration kept, Duration warmUpLimit) {
        this.launcher = launcher;
        this.warm = warm;
        this.keptNs = kept.toNanos();
        this.warmUpLimit = warmUpLimit;
        filler = new Thread(this::keepFull, "worker-pool");
        filler.setDaemon(true);
        filler.start();
    }

    /**
     * Acquires idle workers; blocks while more are started if there are too few.
     *
     * @throws TimeoutException if not all are available in time; none is acquired then
     */
    synchronized List<WorkerProcess> take(int count, Duration timeout) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        Object place = new Object();
        line.add(place);
        wanted += count;
        notifyAll();
        try {
            while (line.peek() != place || idle.size() < count) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || closed) {
                    throw new TimeoutException(count + " workers were not ready in time");
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            List<WorkerProcess> taken = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                taken.add(idle.pop().worker());
            }
            busy.addAll(taken);
            return taken;
        } finally {
            wanted -= count;
            line.remove(place);
            notifyAll();
        }
    }

    /** Starts an extra worker and retires it; returns whether both succeeded within the limit. */
    boolean probe(Duration limit) {
        CompletableFuture<WorkerProcess> idleOne = new CompletableFuture<>();
        try {
            WorkerProcess probe =
                    new WorkerProcess(launcher.launch(), idleOne::complete, gone -> launcher.clearAfter(gone.pid()));
            probe.listen();
            idleOne.thenAccept(WorkerProcess::retire);
            try {
                probe.gone().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                probe.kill();
            }
            return idleOne.isDone();
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warnf("no worker can be started and ended: %s", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The number of idle workers. */
    synchronized int idleCount() {
        return idle.size();
    }

    /** The number of worker processes, idle or not. */
    synchronized int aliveCount() {
        return alive.size();
    }

    /** Kills every worker and waits up to ten seconds for each to exit. */
    @Override
    public void close() {
        List<WorkerProcess> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(alive);
            notifyAll();
        }
        last.forEach(WorkerProcess::kill);
        for (WorkerProcess worker : last) {
            worker.gone()
                    .completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS)
                    .join();
        }
        launcher.close();
        awaitFiller();
    }

    /** Waits for the filler thread, which may be starting a worker or creating the archive. */
    private void awaitFiller() {
        try {
            filler.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepFull() {
        try {
            launcher.makeArchive();
            while (awaitShortage()) {
                start();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks until a worker is needed, and retires surplus workers meanwhile. False if the pool is closed. */
    private synchronized boolean awaitShortage() throws InterruptedException {
        // Busy workers return: replacing them now would take time from the run that they work for.
        if (lastStartFailed && !closed) {
            LOG.error("a worker ended before it was ready; another try follows in a second");
            lastStartFailed = false;
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RETRY_MS);
            while (!closed && System.nanoTime() < until) {
                TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
            }
        }
        while (!closed && !startsNext()) {
            retireSurplus();
            TimeUnit.NANOSECONDS.timedWait(this, keptNs);
        }
        return !closed;
    }

    private boolean startsNext() {
        return warming.size() < STARTS_AT_ONCE && alive.size() < Math.max(warm, busy.size() + wanted);
    }

    private void retireSurplus() {
        long now = System.nanoTime();
        while (idle.size() > Math.max(warm, wanted) && now - idle.peekLast().sinceNs() >= keptNs) {
            idle.removeLast().worker().retire();
        }
    }

    private void start() throws InterruptedException {
        try {
            WorkerProcess worker = new WorkerProcess(launcher.launch(), this::idle, this::gone);
            synchronized (this) {
                alive.add(worker);
                warming.add(worker);
                if (closed) {
                    worker.kill();
                }
            }
            worker.listen();
            CompletableFuture.delayedExecutor(warmUpLimit.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> endIfWarming(worker));
        } catch (IOException e) {
            LOG.error("a worker could not be started", e);
            synchronized (this) {
                lastStartFailed = true;
            }
        }
    }

    /** Kills a worker that hangs in its warm-up, because it would block further starts. */
    private synchronized void endIfWarming(WorkerProcess worker) {
        if (warming.contains(worker)) {
            worker.kill();
        }
    }

    private synchronized void idle(WorkerProcess worker) {
        lastStartFailed = false;
        warming.remove(worker);
        busy.remove(worker);
        if (worker.isCondemned()) {
            worker.retire();
        } else {
            idle.push(new Idle(worker, System.nanoTime()));
        }
        notifyAll();
    }

    private void gone(WorkerProcess worker) {
        launcher.clearAfter(worker.pid());
        left(worker);
    }

    private synchronized void left(WorkerProcess worker) {
        alive.remove(worker);
        lastStartFailed |= warming.remove(worker);
        busy.remove(worker);
        idle.removeIf(one -> one.worker() == worker);
        notifyAll();
    }
}
