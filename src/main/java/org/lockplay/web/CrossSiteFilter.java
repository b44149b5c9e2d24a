package org.lockplay.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses what pages of other sites ask for in a visitor's browser, unless it only reads: they could start processes on
 * a server that the visitor runs for themselves. Browsers say in {@code Sec-Fetch-Site} whose page asks; other programs
 * do not send that header, and are served.
 */
public class CrossSiteFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** A page of this server, or the user, as by the address bar. */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @ServerRequestFilter
    void refuse(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site) && !READING.contains(request.getMethod())) {
            throw ProblemException.otherSite();
        }
    }
}
