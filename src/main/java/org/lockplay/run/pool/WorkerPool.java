package org.lockplay.run.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A pool of warm idle workers, so that a run starts in milliseconds. Owns every worker from start to exit. Requests are
 * served in order of arrival, with returned or new workers. Surplus workers are kept for a while, because starting one
 * costs as much CPU as hundreds of runs. Thread-safe.
 */
public final class WorkerPool implements AutoCloseable {

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
    /** Busy workers that are idle but not released, or released but not idle. */
    private final Set<WorkerProcess> returning = new HashSet<>();

    private final WorkerRequests requests = new WorkerRequests();
    private boolean lastStartFailed;
    private boolean closed;

    private WorkerPool(WorkerLauncher launcher, int warm, Duration kept, Duration warmUpLimit) {
        this.launcher = launcher;
        this.warm = warm;
        this.keptNs = kept.toNanos();
        this.warmUpLimit = warmUpLimit;
        filler = new Thread(this::keepFull, "worker-pool");
        filler.setDaemon(true);
    }

    /**
     * Opens a pool and starts its workers in the background.
     *
     * @param warm the number of idle workers to keep
     * @param kept how long surplus workers are kept idle
     * @param warmUpLimit how long a worker may take to warm up before it is killed
     */
    public static WorkerPool open(WorkerLauncher launcher, int warm, Duration kept, Duration warmUpLimit) {
        WorkerPool pool = new WorkerPool(launcher, warm, kept, warmUpLimit);
        pool.filler.start();
        return pool;
    }

    /**
     * Requests idle workers; more are started if there are too few. The run {@linkplain #release releases} each of them,
     * or kills it, or {@linkplain #withdraw withdraws} the request.
     *
     * @return completes when all are available, on a thread that must not block; with an {@link IllegalStateException}
     *     if the pool is closed before
     */
    public synchronized CompletableFuture<List<WorkerProcess>> request(int count) {
        CompletableFuture<List<WorkerProcess>> workers = new CompletableFuture<>();
        if (closed) {
            workers.completeExceptionally(new IllegalStateException("the worker pool is closed"));
            return workers;
        }
        requests.add(new WorkerRequests.Request(count, workers));
        serve();
        notifyAll();
        return workers;
    }

    /** Gives up a request. The pool takes its workers back, none of which may have received an assignment. */
    public synchronized void withdraw(CompletableFuture<List<WorkerProcess>> workers) {
        requests.of(workers)
                .ifPresentOrElse(requests::remove, () -> workers.join().forEach(this::putBack));
        serve();
        notifyAll();
    }

    private void serve() {
        Optional<WorkerRequests.Request> next = requests.firstWithin(idle.size());
        while (next.isPresent()) {
            WorkerRequests.Request served = next.get();
            requests.remove(served);
            List<WorkerProcess> taken = new ArrayList<>();
            for (int i = 0; i < served.count(); i++) {
                taken.add(idle.pop().worker());
            }
            busy.addAll(taken);
            served.workers().complete(List.copyOf(taken));
            next = requests.firstWithin(idle.size());
        }
    }

    private void putBack(WorkerProcess worker) {
        if (busy.remove(worker) && alive.contains(worker) && worker.isReusable()) {
            idle.push(new Idle(worker, System.nanoTime()));
        }
    }

    /** Starts an extra worker and retires it; returns whether both succeeded within the limit. */
    public boolean probe(Duration limit) {
        return WorkerProbe.succeeds(launcher, limit);
    }

    /** The number of idle workers. */
    public synchronized int idleCount() {
        return idle.size();
    }

    /** The number of worker processes, idle or not. */
    public synchronized int aliveCount() {
        return alive.size();
    }

    /** Kills every worker and waits up to ten seconds for each to exit. */
    @Override
    public void close() {
        List<WorkerProcess> last;
        synchronized (this) {
            closed = true;
            last = List.copyOf(alive);
            requests.refuseAll(new IllegalStateException("the worker pool is closed"));
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
        } catch (RejectedExecutionException e) {
            LOG.debug("the worker pool was closed while it was starting a worker", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Blocks until a worker is needed, and retires surplus workers meanwhile. False if the pool is closed. */
    private synchronized boolean awaitShortage() throws InterruptedException {
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
        // Busy workers return: replacing them now would take time from the run that they work for.
        return warming.size() < STARTS_AT_ONCE && alive.size() < Math.max(warm, busy.size() + requests.wanted());
    }

    private void retireSurplus() {
        long now = System.nanoTime();
        while (idle.size() > Math.max(warm, requests.wanted())
                && now - idle.peekLast().sinceNs() >= keptNs) {
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

    /**
     * Takes a worker back from a run that has handled its last message. Until then the pool gives the worker to no
     * other run, even if it is already idle. A worker that is not reusable is retired, or killed if that takes long: it
     * may be frozen.
     */
    public synchronized void release(WorkerProcess worker) {
        becomesIdle(worker);
        if (!worker.isReusable()) {
            CompletableFuture.delayedExecutor(CLOSE_SECONDS, TimeUnit.SECONDS).execute(worker::kill);
        }
    }

    private synchronized void idle(WorkerProcess worker) {
        lastStartFailed = false;
        warming.remove(worker);
        becomesIdle(worker);
    }

    private void becomesIdle(WorkerProcess worker) {
        boolean awaitsOther = busy.contains(worker) && returning.add(worker);
        if (awaitsOther || !alive.contains(worker)) {
            return;
        }
        returning.remove(worker);
        busy.remove(worker);
        if (worker.isReusable()) {
            idle.push(new Idle(worker, System.nanoTime()));
            if (idle.size() > warm) {
                // So that the connections of idle workers do not add up.
                worker.command("disconnect");
            }
        } else {
            worker.retire();
        }
        serve();
        notifyAll();
    }

    private void gone(WorkerProcess worker) {
        withhold(worker);
        launcher.clearAfter(worker.pid());
        left(worker);
    }

    /** Gives a worker that has ended to no run while its files are removed. */
    private synchronized void withhold(WorkerProcess worker) {
        worker.markNotReusable();
        idle.removeIf(one -> one.worker() == worker);
    }

    private synchronized void left(WorkerProcess worker) {
        alive.remove(worker);
        lastStartFailed |= warming.remove(worker);
        busy.remove(worker);
        returning.remove(worker);
        idle.removeIf(one -> one.worker() == worker);
        notifyAll();
    }
}
