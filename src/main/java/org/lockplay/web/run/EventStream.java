package org.lockplay.web.run;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.json.Json;
import org.lockplay.run.Run;
import org.lockplay.run.archive.RunLog;

/**
 * One subscriber's position in a run's log, which advances as fast as the subscriber consumes. Emits the positions in
 * the queue, then every event once, then {@code end}; a comment after a period without output. At most one batch is
 * built ahead of the subscriber's demand.
 */
final class EventStream {

    private static final int BATCH = 200;
    /**
     * How long to batch new events while a run goes on. Sending each event separately would take CPU time from the
     * buyers under observation; a delay of some milliseconds is invisible.
     */
    private static final Duration GATHER = Duration.ofMillis(5);

    /** Follows the log from the first to the last, so that the application does not stop before its streams end. */
    private static final class Presence implements Runnable {

        @Override
        public void run() {
            // The stream itself follows while it waits.
        }
    }

    private final Run run;
    private final Supplier<RunLog> log;
    private final IntSupplier queuePosition;
    private final Sse sse;
    private final Duration pause;
    private volatile long position;
    private volatile int shownPlace;
    private volatile boolean ended;

    private EventStream(Run run, Supplier<RunLog> log, IntSupplier queuePosition, long after, Sse sse, Duration pause) {
        this.run = run;
        this.log = log;
        this.queuePosition = queuePosition;
        this.position = after;
        this.sse = sse;
        this.pause = pause;
    }

    /**
     * Streams a run's events. Loads a stored history from the database, which may block; the stream itself does not.
     *
     * @param queuePosition the run's position in the queue, from 1; 0 if it does not wait
     * @param after the number of the last event that the subscriber has; 0 for none
     * @param pause how long to be silent before a comment is sent
     */
    static Multi<OutboundSseEvent> of(Run run, IntSupplier queuePosition, long after, Sse sse, Duration pause) {
        RunLog log = run.log();
        if (log.isClosed()) {
            // Does not hold the log: many readers that do not read would keep their histories in memory.
            EventStream stream = new EventStream(run, run::log, queuePosition, after, sse, pause);
            return stream.batches(stream::storedBatch);
        }
        return Multi.createFrom().deferred(() -> {
            Presence presence = new Presence();
            log.follow(presence);
            EventStream stream = new EventStream(run, () -> log, queuePosition, after, sse, pause);
            return stream.batches(() -> stream.nextBatch(log)).onTermination().invoke(() -> log.unfollow(presence));
        });
    }

    private Multi<OutboundSseEvent> batches(Supplier<Uni<? extends List<OutboundSseEvent>>> next) {
        return Multi.createBy()
                .repeating()
                .uni(next)
                .whilst(batch -> !ended)
                .onItem()
                .disjoint();
    }

    /** The next events of a run that has ended; loads them, if they are not in memory. */
    private Uni<List<OutboundSseEvent>> storedBatch() {
        return Uni.createFrom().item(this::batch).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Uni<List<OutboundSseEvent>> nextBatch(RunLog live) {
        return await(live, () -> hasNext(live), pause)
                .chain(() -> await(live, () -> position == 0 || live.isComplete(), GATHER))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(nothing -> batch());
    }

    /** Waits until the log fulfils a condition, but no longer than a limit. */
    private static Uni<Void> await(RunLog log, BooleanSupplier condition, Duration limit) {
        return Uni.createFrom()
                .<Void>emitter(waiter -> {
                    Runnable follower = () -> {
                        if (condition.getAsBoolean()) {
                            waiter.complete(null);
                        }
                    };
                    // In this order, so that no event between the check and the registration is missed.
                    log.follow(follower);
                    waiter.onTermination(() -> log.unfollow(follower));
                    follower.run();
                })
                .ifNoItem()
                .after(limit)
                .recoverWithItem(() -> null);
    }

    private boolean hasNext(RunLog log) {
        return log.lastSeq() > position || log.isClosed() || place() != shownPlace;
    }

    /** The position in the queue; the last one that was sent if the run does not wait any more. */
    private int place() {
        int place = queuePosition.getAsInt();
        return place > 0 ? place : shownPlace;
    }

    private List<OutboundSseEvent> batch() {
        RunLog present = log.get();
        // Read before the log: once the log is closed, no event can follow those read next.
        boolean closed = present.isClosed();
        List<Event> events = present.after(position, BATCH);
        if (!events.isEmpty()) {
            position = events.get(events.size() - 1).seq();
            return events.stream().map(this::event).toList();
        }
        if (closed) {
            ended = true;
            return List.of(event("end", Map.of("status", run.status().wireName())));
        }
        int place = place();
        if (place != shownPlace) {
            shownPlace = place;
            return List.of(event("queue", Map.of("position", place)));
        }
        return List.of(sse.newEventBuilder().comment("still here").build());
    }

    private OutboundSseEvent event(Event event) {
        return sse.newEventBuilder()
                .id(String.valueOf(event.seq()))
                .name(event.kind().wireName())
                .data(EventJson.write(event))
                .build();
    }

    private OutboundSseEvent event(String name, Map<String, Object> data) {
        return sse.newEventBuilder().name(name).data(Json.write(data)).build();
    }
}
