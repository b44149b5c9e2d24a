package org.lockplay.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sets the Content-Security-Policy of every response: scripts only from this server, so that no title can be executed;
 * and only the embeds may be framed by other sites.
 */
@ApplicationScoped
public class SecurityHeaders {

    private static final int EARLY = 1_000;
    private static final String OWN_SOURCES = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::mark, EARLY);
    }

    private static void mark(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        boolean isEmbed = exchange.normalizedPath().startsWith("/embed/");
        headers.set("Content-Security-Policy", OWN_SOURCES + (isEmbed ? "*" : "'none'"));
        if (!isEmbed) {
            headers.set("X-Frame-Options", "DENY");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        exchange.next();
    }
}
