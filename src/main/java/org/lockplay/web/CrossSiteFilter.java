package org.lockplay.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Rejects state-changing requests from other sites' pages, which could otherwise start processes on a server that the
 * visitor runs locally. Relies on {@code Sec-Fetch-Site}, which browsers send; requests from other programs lack the
 * header and are served.
 */
public class CrossSiteFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** A page of this server, or the user, for example through the address bar. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site) && !READING.contains(request.getMethod())) {
            throw ProblemException.otherSite();
        }
    }
}
