package org.lockplay.web.workshop;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Redirects instructors' links of older versions, which had the key in their query. In the fragment, the browser sends it
 * to no server.
 */
@ApplicationScoped
public class FormerInstructorLinks {

    /** Before the page is rendered, after the headers of every response. */
    private static final int EARLY = 900;

    private static final Pattern PAGE = Pattern.compile("/workshops/[0-9A-Za-z]+");
    private static final Pattern KEY = Pattern.compile("(?:^|.*&)key=([0-9A-Za-z_-]+)(?:&.*|$)");

    void register(@Observes Filters filters) {
        filters.register(FormerInstructorLinks::redirect, EARLY);
    }

    private static void redirect(RoutingContext exchange) {
        String query = exchange.request().query();
        Matcher key = KEY.matcher(query == null ? "" : query);
        String page = exchange.normalizedPath();
        if (!key.matches() || !PAGE.matcher(page).matches()) {
            exchange.next();
            return;
        }
        exchange.response()
                .setStatusCode(303)
                .putHeader("Location", page + "#key=" + key.group(1))
                .putHeader("Cache-Control", "no-store")
                .end();
    }
}
