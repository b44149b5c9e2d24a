package org.lockplay.run.control;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.MDC;

/** Runs each background task of one run on a thread of its own. For the run's thread. */
final class ThreadedTasks implements BackgroundTasks, AutoCloseable {

    private final RunLoop loop;
    private final ExecutorService threads;

    /** @param run the run's id, for the log */
    ThreadedTasks(RunLoop loop, String run) {
        this.loop = loop;
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(
                    () -> {
                        MDC.put(RunControl.LOG_KEY, run);
                        task.run();
                    },
                    "run-task");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public <T> void run(Callable<T> task, Consumer<T> onResult, Consumer<Exception> onFailure) {
        threads.execute(() -> {
            try {
                T result = task.call();
                loop.post(() -> onResult.accept(result));
            } catch (Exception e) {
                loop.post(() -> onFailure.accept(e));
            } catch (Error e) {
                loop.post(() -> onFailure.accept(new IllegalStateException(e)));
                throw e;
            }
        });
    }

    /** Executes a task that reports its result by itself. */
    void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public Runnable runAfter(long delayMs, Runnable message) {
        return loop.postAfter(delayMs, message);
    }

    /** Interrupts the tasks in progress. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
