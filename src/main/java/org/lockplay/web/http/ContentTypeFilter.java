package org.lockplay.web.http;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Rejects a request whose Content-Type is not a media type; the framework would fail on it. */
public class ContentTypeFilter {

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        try {
            if (type != null) {
                MediaType.valueOf(type);
            }
        } catch (IllegalArgumentException e) {
            throw new NotSupportedException(e);
        }
    }
}
