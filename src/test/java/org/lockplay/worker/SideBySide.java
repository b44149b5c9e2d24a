package org.lockplay.worker;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Executes runs in parallel, a handful at most: they mostly wait. */
final class SideBySide {

    private static final int HANDFUL = 6;

    private SideBySide() {}

    /** One execution. */
    @FunctionalInterface
    interface Play {
        void play() throws Exception;
    }

    /** Executes all to their ends. Throws the first failure, with the others as suppressed exceptions. */
    static void play(List<Play> plays) throws Exception {
        ExecutorService players = Executors.newFixedThreadPool(Math.min(HANDFUL, plays.size()));
        AssertionError failure = null;
        try {
            List<Future<Object>> played =
                    players.invokeAll(plays.stream().map(SideBySide::asCallable).toList());
            for (Future<Object> each : played) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    if (failure == null) {
                        failure = new AssertionError(e.getCause().getMessage(), e.getCause());
                    } else {
                        failure.addSuppressed(e.getCause());
                    }
                }
            }
        } finally {
            players.shutdown();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static Callable<Object> asCallable(Play play) {
        return () -> {
            play.play();
            return null;
        };
    }
}
