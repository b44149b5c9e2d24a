package org.lockplay.web.workshop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.workshop.ViewBroadcast;
import org.lockplay.workshop.WorkshopException;
import org.lockplay.workshop.WorkshopViews;

/** Sends workshop views to their followers as server-sent events, whenever they have changed. Thread-safe. */
@ApplicationScoped
public class WorkshopStreams {

    private static final Logger LOG = Logger.getLogger(WorkshopStreams.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    /** After this many ticks without news, 15 seconds, a comment keeps the connection open. */
    private static final int HEARTBEAT_TICKS = 30;

    /** Builds a view. */
    @FunctionalInterface
    private interface Source {
        Object view(String code) throws WorkshopException;
    }

    private final ObjectMapper mapper;
    private final ViewBroadcast rooms;
    private final ViewBroadcast walls;

    WorkshopStreams(WorkshopViews board, ObjectMapper mapper) {
        this.mapper = mapper;
        this.rooms = broadcast(board::room);
        this.walls = broadcast(board::wall);
    }

    /** The attendees' view of a workshop, as it changes. */
    Multi<OutboundSseEvent> room(String code, Sse sse) {
        return events("room", rooms.follow(code), sse);
    }

    /** The instructor's view of a workshop, as it changes. */
    Multi<OutboundSseEvent> wall(String code, Sse sse) {
        return events("wall", walls.follow(code), sse);
    }

    /** The number of views that are being updated. */
    public int size() {
        return rooms.size() + walls.size();
    }

    private ViewBroadcast broadcast(Source source) {
        return new ViewBroadcast(PERIOD, Infrastructure.getDefaultWorkerPool(), code -> json(source, code));
    }

    private String json(Source source, String code) {
        try {
            return mapper.writeValueAsString(source.view(code));
        } catch (DatabaseUnavailableException e) {
            // The database monitor reports it, once for all views.
            LOG.debug("a view could not be built", e);
            return "";
        } catch (WorkshopException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Multi<OutboundSseEvent> events(String name, Multi<String> views, Sse sse) {
        return Multi.createFrom().deferred(() -> {
            Follower follower = new Follower(name, sse);
            return views.map(follower::take).select().where(Optional::isPresent).map(Optional::get);
        });
    }

    /** Skips what one follower has received already. Confined to one thread at a time. */
    private static final class Follower {

        private final String name;
        private final Sse sse;
        private String sent = "";
        private int quietTicks;

        Follower(String name, Sse sse) {
            this.name = name;
            this.sse = sse;
        }

        Optional<OutboundSseEvent> take(String view) {
            if (!view.equals(sent)) {
                sent = view;
                quietTicks = 0;
                return Optional.of(sse.newEventBuilder().name(name).data(view).build());
            }
            quietTicks = (quietTicks + 1) % HEARTBEAT_TICKS;
            return quietTicks == 0
                    ? Optional.of(sse.newEventBuilder().comment("").build())
                    : Optional.empty();
        }
    }
}
