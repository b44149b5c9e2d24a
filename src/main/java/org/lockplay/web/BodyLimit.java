package org.lockplay.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that says that it is too large, before any of it is read; {@link JsonBodyReader} refuses the others. */
public class BodyLimit {

    /** The largest body that is taken. */
    static final int MAX_BYTES = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    void refuseLargeBody(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            throw ProblemException.bodyTooLarge();
        }
    }
}
