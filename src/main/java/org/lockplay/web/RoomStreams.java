package org.lockplay.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.lockplay.workshop.WorkshopException;

/**
 * Sends rooms and walls to whoever follows them, whenever they have changed. What is the same for all is put together at
 * most twice a second, however many follow. Thread-safe.
 */
@ApplicationScoped
public class RoomStreams {

    private static final Logger LOG = Logger.getLogger(RoomStreams.class);
    private static final long LOOK_MS = 500;
    /** A little less, so that each look finds something newer than the last one did. */
    private static final long FRESH_NS = Duration.ofMillis(400).toNanos();

    private static final long HEARTBEAT_NS = Duration.ofSeconds(15).toNanos();

    /** Something to put together. */
    @FunctionalInterface
    private interface Source {
        Object view(String code) throws WorkshopException;
    }

    private record Snapshot(String json, long madeNs) {}

    private final RoomBoard board;
    private final ObjectMapper mapper;
    private final Map<String, Snapshot> rooms = new ConcurrentHashMap<>();
    private final Map<String, Snapshot> walls = new ConcurrentHashMap<>();
    private final AtomicInteger followers = new AtomicInteger();

    RoomStreams(RoomBoard board, ObjectMapper mapper) {
        this.board = board;
        this.mapper = mapper;
    }

    /** What everybody in a workshop sees, as it changes. */
    Multi<OutboundSseEvent> room(String code, Sse sse) {
        return follow("room", code, rooms, board::room, sse);
    }

    /** What a workshop's instructor sees, as it changes. */
    Multi<OutboundSseEvent> wall(String code, Sse sse) {
        return follow("wall", code, walls, board::wall, sse);
    }

    /** How many follow something now. */
    int followers() {
        return followers.get();
    }

    private Multi<OutboundSseEvent> follow(
            String name, String code, Map<String, Snapshot> snapshots, Source source, Sse sse) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Reader reader = new Reader(name, sse);
                            followers.incrementAndGet();
                            ScheduledFuture<?> looking = Infrastructure.getDefaultWorkerPool()
                                    .scheduleWithFixedDelay(
                                            () -> reader.take(snapshot(code, snapshots, source))
                                                    .ifPresent(emitter::emit),
                                            0,
                                            LOOK_MS,
                                            TimeUnit.MILLISECONDS);
                            emitter.onTermination(() -> {
                                looking.cancel(false);
                                leave(code, snapshots);
                            });
                        },
                        // Each is the whole of it, so that who is slow needs only the last one.
                        BackPressureStrategy.LATEST);
    }

    private void leave(String code, Map<String, Snapshot> snapshots) {
        if (followers.decrementAndGet() == 0) {
            snapshots.remove(code);
        }
    }

    private String snapshot(String code, Map<String, Snapshot> snapshots, Source source) {
        return snapshots
                .compute(code, (same, last) -> {
                    long now = System.nanoTime();
                    return last != null && now - last.madeNs() < FRESH_NS
                            ? last
                            : new Snapshot(json(source, code, last), System.nanoTime());
                })
                .json();
    }

    private String json(Source source, String code, Snapshot last) {
        try {
            return mapper.writeValueAsString(source.view(code));
        } catch (WorkshopException | JsonProcessingException | RuntimeException e) {
            // Whoever follows stays where they were, and the next look tries again.
            LOG.warnf("workshop %s cannot be shown: %s", code, e);
            return last == null ? "null" : last.json();
        }
    }

    /** Sends only what is new, and a comment now and then. */
    private static final class Reader {

        private final String name;
        private final Sse sse;
        private String sent = "";
        private long sentNs = System.nanoTime();

        Reader(String name, Sse sse) {
            this.name = name;
            this.sse = sse;
        }

        Optional<OutboundSseEvent> take(String json) {
            long now = System.nanoTime();
            boolean isNew = !json.equals(sent);
            if (!isNew && now - sentNs < HEARTBEAT_NS) {
                return Optional.empty();
            }
            sentNs = now;
            sent = json;
            OutboundSseEvent.Builder event = sse.newEventBuilder();
            return Optional.of(
                    isNew
                            ? event.name(name).data(json).build()
                            : event.comment("").build());
        }
    }
}
