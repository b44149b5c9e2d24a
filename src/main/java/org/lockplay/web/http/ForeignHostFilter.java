package org.lockplay.web.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers the requests that {@link HostFilter} has refused, before any other filter. */
public class ForeignHostFilter {

    @Inject
    RoutingContext exchange;

    @ServerRequestFilter(preMatching = true, priority = 0)
    void refuse(ContainerRequestContext request) {
        String host = exchange.get(HostFilter.REFUSED);
        if (host != null) {
            throw ProblemException.foreignHost(host);
        }
    }
}
