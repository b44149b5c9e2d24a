package org.lockplay.run.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The requests of runs that wait for workers, in order of arrival. Not thread-safe. */
final class WorkerRequests {

    /** A request for a number of workers. */
    record Request(int count, CompletableFuture<List<WorkerProcess>> workers) {}

    private final Deque<Request> waiting = new ArrayDeque<>();
    private int wanted;

    void add(Request request) {
        waiting.add(request);
        wanted += request.count();
    }

    /** Removes a request that is served or given up. */
    void remove(Request request) {
        waiting.remove(request);
        wanted -= request.count();
    }

    /** The waiting request whose result is given; empty if it does not wait any more. */
    Optional<Request> of(CompletableFuture<List<WorkerProcess>> workers) {
        return waiting.stream().filter(request -> request.workers() == workers).findFirst();
    }

    /** The first request, if a number of workers is enough for it. */
    Optional<Request> firstWithin(int workers) {
        return Optional.ofNullable(waiting.peek()).filter(first -> first.count() <= workers);
    }

    /** The number of workers that all waiting requests want together. */
    int wanted() {
        return wanted;
    }

    /** Removes all requests and fails them. */
    void refuseAll(RuntimeException reason) {
        waiting.forEach(request -> request.workers().completeExceptionally(reason));
        waiting.clear();
        wanted = 0;
    }
}
