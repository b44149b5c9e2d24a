package org.lockplay.workshop;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Views of workshops, each built once per period for all its followers, and not at all without followers. Thread-safe.
 *
 * <ol>
 *   <li>The first follower of a workshop starts its ticks; the last one to leave ends them, and the view is evicted.
 *   <li>At each tick the view is built on a worker thread. Ticks that come while it is being built are dropped, so that
 *       a slow database blocks at most one thread per view.
 *   <li>Every follower receives the same text at each tick, starting with the last one, and skips what it does not
 *       need.
 * </ol>
 */
public final class ViewBroadcast {

    private static final Logger LOG = Logger.getLogger(ViewBroadcast.class);

    private final Duration period;
    private final Executor workers;
    private final UnaryOperator<String> source;
    private final Map<String, View> views = new ConcurrentHashMap<>();

    /**
     * Broadcasts views.
     *
     * @param period from one tick to the next
     * @param workers runs the source, which may block
     * @param source builds the view of a workshop from its code; where it returns an empty text or throws, the last
     *     view stays
     */
    public ViewBroadcast(Duration period, Executor workers, UnaryOperator<String> source) {
        this.period = period;
        this.workers = workers;
        this.source = source;
    }

    /** The current view of a workshop at once if there is one, then the view at each tick, changed or not. */
    public Multi<String> follow(String code) {
        return Multi.createFrom()
                .deferred(() -> views.computeIfAbsent(code, View::new).follow())
                // Every item is the complete view, so a slow follower needs only the last one.
                .onOverflow()
                .dropPreviousItems();
    }

    /** How many workshops are followed. */
    public int size() {
        return views.size();
    }

    /** The view of one workshop, as long as it has a follower. */
    private final class View {

        private final String code;
        private final Multi<String> ticks;
        private volatile String last = "";
        /** Used by one build at a time. */
        private volatile boolean isFailing;

        View(String code) {
            this.code = code;
            this.ticks = Multi.createFrom()
                    .ticks()
                    .every(period)
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(
                            tick -> Uni.createFrom().item(this::build).runSubscriptionOn(workers))
                    .onTermination()
                    .invoke(() -> views.remove(code, this))
                    .broadcast()
                    .withCancellationAfterLastSubscriberDeparture()
                    .toAllSubscribers();
        }

        public Multi<String> follow() {
            String known = last;
            return known.isEmpty()
                    ? ticks
                    : Multi.createBy()
                            .concatenating()
                            .streams(Multi.createFrom().item(known), ticks);
        }

        private String build() {
            try {
                String built = source.apply(code);
                last = built.isEmpty() ? last : built;
                isFailing = false;
            } catch (RuntimeException e) {
                // Once, because the next tick fails as well. Without the code: those who know it can join.
                LOG.log(
                        isFailing ? Logger.Level.DEBUG : Logger.Level.WARN,
                        "the view of a workshop could not be built; its followers keep the last one",
                        e);
                isFailing = true;
            }
            return last;
        }
    }
}
