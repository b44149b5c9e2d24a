package org.lockplay.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Rejects a request with a too large Content-Length, before its body is read; see {@link JsonBodyReader}. */
public class BodyLimit {

    /** The largest accepted body. */
    static final int MAX_BYTES = 64 * 1024;

    @ServerRequestFilter(preMatching = true)
    void refuseLargeBody(ContainerRequestContext request) {
        if (request.getLength() > MAX_BYTES) {
            throw ProblemException.bodyTooLarge();
        }
    }
}
