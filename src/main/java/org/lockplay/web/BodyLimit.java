package org.lockplay.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that says that it is too large, before any of it is read. */
public class BodyLimit {

    /** The largest body that is taken. */
    static final int MAX_BYTES = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    void refuseLargeBody(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            throw ProblemException.bodyTooLarge();
        }
    }

    /** Refuses a body that did not say how large it is, and is too large. */
    static void check(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw ProblemException.bodyTooLarge();
        }
    }
}
