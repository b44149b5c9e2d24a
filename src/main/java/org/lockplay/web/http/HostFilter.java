package org.lockplay.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/**
 * Rejects requests for a host that is not among the {@linkplain KnownHosts known ones}, whatever they ask for. Where a
 * proxy is trusted, both the host that it forwards and the one of the connection count.
 */
@ApplicationScoped
public class HostFilter {

    /** After {@link SecurityHeaders}. */
    private static final int EARLY = 950;

    /** The key under which an exchange holds the host that was refused. */
    static final String REFUSED = HostFilter.class.getName();

    private final KnownHosts known;

    HostFilter(KnownHosts known) {
        this.known = known;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext exchange) {
        boolean isKnown = Stream.of(
                        exchange.request().authority(true), exchange.request().authority())
                .allMatch(host -> host == null || known.include(host.host()));
        if (isKnown || exchange.get(REFUSED) != null) {
            exchange.next();
        } else {
            // To a path that ForeignHostFilter sees, which files and the framework's own paths are not.
            exchange.put(REFUSED, hostOf(exchange)).reroute("/");
        }
    }

    private static String hostOf(RoutingContext exchange) {
        HostAndPort host = exchange.request().authority();
        return host == null ? "" : host.host();
    }
}
