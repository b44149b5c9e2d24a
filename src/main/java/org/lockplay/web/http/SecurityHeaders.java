package org.lockplay.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Sets the Content-Security-Policy of every response: scripts and styles only in files of this server, so that no title
 * can be executed; and only the embeds may be framed by other sites. No other site learns an address of this one.
 */
@ApplicationScoped
public class SecurityHeaders {

    private static final int EARLY = 1_000;
    /** Where recovery codes and instructors' keys are sent. */
    private static final List<String> SECRETS = List.of("/api/session", "/api/workshops");

    private static final String OWN_SOURCES = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";
    /** A page of the framework, for development only, with scripts and styles of its own in it. */
    private static final String DEVELOPER_PAGE = "/q/swagger-ui";

    private static final String DEVELOPER_SOURCES = "default-src 'self' data:; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::mark, EARLY);
    }

    private static void mark(RoutingContext exchange) {
        MultiMap headers = exchange.response().headers();
        boolean isEmbed = exchange.normalizedPath().startsWith("/embed/");
        boolean isForDevelopers = exchange.normalizedPath().startsWith(DEVELOPER_PAGE);
        headers.set(
                "Content-Security-Policy",
                isForDevelopers ? DEVELOPER_SOURCES : OWN_SOURCES + (isEmbed ? "*" : "'none'"));
        if (!isEmbed) {
            headers.set("X-Frame-Options", "DENY");
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        if (SECRETS.stream().anyMatch(exchange.normalizedPath()::startsWith)) {
            headers.set("Cache-Control", "no-store");
        }
        exchange.next();
    }
}
