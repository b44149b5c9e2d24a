package org.lockplay.web.http;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Rejects requests to the port for health and metrics that name a host which this server does not have, as
 * {@link HostFilter} does on the port for visitors.
 */
@ApplicationScoped
class ManagementHostFilter {

    /** Before all that the framework serves there. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final int MISDIRECTED = 421;
    private static final String REFUSAL =
            "This server is not known by that name; LOCKPLAY_ALLOWED_HOSTS can name further ones.\n";

    private final KnownHosts known;

    ManagementHostFilter(KnownHosts known) {
        this.known = known;
    }

    void register(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(this::check);
    }

    private void check(RoutingContext exchange) {
        HostAndPort host = exchange.request().authority();
        if (host == null || known.includeForOperator(host.host())) {
            exchange.next();
        } else {
            exchange.response()
                    .setStatusCode(MISDIRECTED)
                    .putHeader("Content-Type", "text/plain")
                    .end(REFUSAL);
        }
    }
}
