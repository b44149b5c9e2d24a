package org.lockplay.run.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs each task at once, and delayed messages when a test advances the time. */
final class ManualTasks implements BackgroundTasks {

    private record Due(long atMs, Runnable message) {}

    private final List<Due> later = new ArrayList<>();
    private final List<Runnable> delayed = new ArrayList<>();
    private long nowMs;
    private boolean delays;

    @Override
    public <T> void run(Callable<T> task, Consumer<T> onResult, Consumer<Exception> onFailure) {
        Runnable whole = () -> {
            try {
                onResult.accept(task.call());
            } catch (Exception e) {
                onFailure.accept(e);
            }
        };
        if (delays) {
            delayed.add(whole);
        } else {
            whole.run();
        }
    }

    @Override
    public Runnable runAfter(long delayMs, Runnable message) {
        Due due = new Due(nowMs + delayMs, message);
        later.add(due);
        return () -> later.remove(due);
    }

    void elapse(long ms) {
        nowMs += ms;
        List<Due> come = later.stream().filter(due -> due.atMs() <= nowMs).toList();
        later.removeAll(come);
        come.forEach(due -> due.message().run());
    }

    /** Keeps all tasks from now on. */
    void delayAll() {
        delays = true;
    }

    /** Runs the tasks that were kept. */
    void runDelayed() {
        List<Runnable> due = List.copyOf(delayed);
        delayed.clear();
        due.forEach(Runnable::run);
    }
}
