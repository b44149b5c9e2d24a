package org.lockplay.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how many wrong codes one address may try, so that nobody finds a workshop by guessing. A right one costs
 * nothing: a whole class may sit behind one address. Thread-safe.
 */
@ApplicationScoped
public class CodeTries {

    private static final int WRONG_TRIES = 30;
    private static final long WINDOW_SECONDS = 60;
    private static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> wrong = new ConcurrentHashMap<>();

    CodeTries(Clock clock) {
        this.clock = clock;
    }

    /** Refuses an address that has tried too many wrong codes. */
    void check(RoutingContext exchange) {
        Deque<Instant> tries = wrong.get(addressOf(exchange));
        if (tries != null && countOf(tries) >= WRONG_TRIES) {
            throw ProblemException.tooManyRequests(WINDOW_SECONDS);
        }
    }

    /** Counts a wrong code. */
    void failed(RoutingContext exchange) {
        if (wrong.size() >= MOST_ADDRESSES) {
            wrong.values().removeIf(tries -> countOf(tries) == 0);
        }
        Deque<Instant> tries = wrong.computeIfAbsent(addressOf(exchange), none -> new ArrayDeque<>());
        synchronized (tries) {
            tries.add(clock.instant());
        }
    }

    private int countOf(Deque<Instant> tries) {
        Instant oldest = clock.instant().minusSeconds(WINDOW_SECONDS);
        synchronized (tries) {
            while (!tries.isEmpty() && tries.peek().isBefore(oldest)) {
                tries.remove();
            }
            return tries.size();
        }
    }

    private static String addressOf(RoutingContext exchange) {
        return String.valueOf(exchange.request().remoteAddress().hostAddress());
    }
}
