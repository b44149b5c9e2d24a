package org.lockplay.web.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Rejects a request whose body is too large by its Content-Length, before it is read, or has not arrived in time; see
 * {@link BodyFilter} and {@link JsonBodyReader}.
 */
public class BodyLimit {

    /** The largest accepted body. */
    static final int MAX_BYTES = 64 * 1024;

    @Inject
    RoutingContext exchange;

    @ServerRequestFilter(preMatching = true)
    void refuseBody(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            throw ProblemException.bodyTooLarge();
        }
        if (Boolean.TRUE.equals(exchange.get(BodyFilter.LATE))) {
            throw ProblemException.bodyTooSlow();
        }
    }
}
