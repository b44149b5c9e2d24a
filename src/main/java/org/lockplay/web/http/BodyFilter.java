package org.lockplay.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Receives the body of a request before any thread is used for it, so that clients that send slowly block nothing. Keeps
 * no more of it than {@link BodyLimit} accepts and one byte.
 */
@ApplicationScoped
public class BodyFilter {

    /** After {@link HostFilter}. */
    private static final int EARLY = 900;

    /** The key under which an exchange is marked whose body has not arrived in time. */
    static final String LATE = BodyFilter.class.getName();

    private final Duration patience;

    BodyFilter(@ConfigProperty(name = "lockplay.web.body-patience") Duration patience) {
        this.patience = patience;
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, EARLY);
    }

    private void receive(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.isEnded() || !mayBeRead(request)) {
            exchange.next();
            return;
        }
        Reception reception = new Reception(exchange, patience);
        request.handler(reception::take).endHandler(end -> reception.end()).exceptionHandler(e -> reception.abandon());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            exchange.response().writeContinue();
        }
        request.resume();
    }

    /** Whether there may be a body that is not too large already by its declared length. */
    private static boolean mayBeRead(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                // The server has parsed it before.
                : Long.parseLong(length) <= BodyLimit.MAX_BYTES;
    }

    /** The reception of one body. Confined to the event loop of its connection. */
    private static final class Reception {

        private final RoutingContext exchange;
        private final Buffer body = Buffer.buffer();
        private final long timer;
        private boolean isOver;

        Reception(RoutingContext exchange, Duration patience) {
            this.exchange = exchange;
            this.timer = exchange.vertx().setTimer(patience.toMillis(), id -> endLate());
        }

        void take(Buffer chunk) {
            int room = BodyLimit.MAX_BYTES + 1 - body.length();
            // What is more is read and dropped: a client that is still sending would not read the response.
            body.appendBuffer(chunk, 0, Math.min(room, chunk.length()));
        }

        void end() {
            if (abandon()) {
                ((RoutingContextInternal) exchange).setBody(body);
                exchange.next();
            }
        }

        /** Ends the reception because the client has disconnected; returns whether it was going on. */
        boolean abandon() {
            boolean wasGoingOn = !isOver;
            isOver = true;
            exchange.vertx().cancelTimer(timer);
            return wasGoingOn;
        }

        private void endLate() {
            isOver = true;
            exchange.put(LATE, body.length() <= BodyLimit.MAX_BYTES);
            ((RoutingContextInternal) exchange).setBody(body);
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            exchange.addEndHandler(end -> exchange.request().connection().close());
            exchange.next();
        }
    }
}
