package org.lockplay.web.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Rejects state-changing requests from other sites' pages, which could otherwise start processes on a server that the
 * visitor runs locally.
 *
 * <ol>
 *   <li>{@code Sec-Fetch-Site} decides, where the browser sends it: over TLS and to loopback addresses.
 *   <li>Else {@code Origin} decides, which every browser sends with such a request.
 *   <li>Other programs send neither header, and are served.
 * </ol>
 */
public class CrossSiteFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** A page of this server, or the user, for example through the address bar. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Inject
    RoutingContext exchange;

    @Inject
    PublicOrigin publicOrigin;

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        if (!READING.contains(request.getMethod()) && !isFromHere(request)) {
            throw ProblemException.otherSite();
        }
    }

    private boolean isFromHere(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        String origin = request.getHeaderString("Origin");
        if (site != null) {
            return OWN.contains(site);
        }
        return origin == null || isOwn(origin);
    }

    private boolean isOwn(String origin) {
        HttpServerRequest request = exchange.request();
        return publicOrigin.is(origin)
                || RequestOrigin.parse(origin)
                        .filter(page -> page.isOf(request.authority(), request.isSSL()))
                        .isPresent();
    }
}
