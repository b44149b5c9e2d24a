package org.lockplay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Concurrent calls, each on its own thread and released at the same moment, to expose races. */
public final class AtOnce {

    /** How often to try a race: a single try may miss it. */
    public static final int TRIES = 20;

    private AtOnce() {}

    /**
     * Makes all calls concurrently and returns their results in the order of {@code calls}.
     *
     * @throws java.util.concurrent.ExecutionException if a call failed
     */
    public static <T> List<T> call(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> begun = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : begun) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    /** Makes two calls concurrently. */
    public static <T> List<T> call(Callable<T> one, Callable<T> other) throws Exception {
        return call(List.of(one, other));
    }

    /** Makes the same call several times concurrently. */
    public static <T> List<T> call(int times, Callable<T> call) throws Exception {
        return call(Stream.generate(() -> call).limit(times).toList());
    }
}
