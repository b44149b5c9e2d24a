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
 * Workers that are warm and idle, so that a run starts in milliseconds. Owns every worker from its start to its end.
 * Whoever asks first is served first, with those that come back from other runs or with new ones. Those that a crowd has
 * made necessary stay for a while, since starting a worker takes as much computing as hundreds of runs. Thread-safe.
 */
final class WorkerPool implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(WorkerPool.class);
    private static final long CLOSE_SECONDS = 10;
    private static final long RETRY_MS = 1_000;
    /** More would only take the processors from the workers that have a run to work for. */
    private static final int STARTS_AT_ONCE = Runtime.getRuntime().availableProcessors();

    /** A worker without a run, and since when. */
    private record Idle(WorkerProcess worker, long sinceNs) {}

    private final WorkerLauncher launcher;
    private final int warm;
    private final long keptNs;
    private final Duration warmUpLimit;
    private final Thread filler;
    private final Set<WorkerProcess> alive = new HashSet<>();
    /** Started, and not idle for the first time yet. */
    private final Set<WorkerProcess> warming = new HashSet<>();
    /** The last one in is the first one out: it is the warmest. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private final Set<WorkerProcess> busy = new HashSet<>();
    /** Those who ask for workers, in the order in which they came. */
    private final Deque<Object> line = new ArrayDeque<>();

    private int wanted;
    private boolean lastStartFailed;
    private boolean closed;

    /**
     * A pool that starts its workers at once, in the background.
     *
     * @param warm how many workers to keep idle
     * @param kept how long those above that number are kept idle
     * @param warmUpLimit how long a worker may take until it is idle for the first time; then it is ended
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
     * Takes idle workers, starting more if there are too few.
     *
     * @throws TimeoutException if they are not all there in time; none is taken then
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

    /** Starts one worker more, lets it leave again, and says whether both worked in time. */
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

    /** How many workers wait for a run. */
    synchronized int idleCount() {
        return idle.size();
    }

    /** How many worker processes there are, idle or not. */
    synchronized int aliveCount() {
        return alive.size();
    }

    /** Ends every worker and waits until they are gone. */
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

    /** It may be in the midst of starting a worker, or of making the archive. */
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

    /** Waits until a worker is to be started; meanwhile lets those leave that nobody has needed for long. */
    private synchronized boolean awaitShortage() throws InterruptedException {
        // Those that are busy come back: replacing them now would take time from the very run that they work for.
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

    /** Ends a worker that hangs before it is of any use: it would keep others from being started. */
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
