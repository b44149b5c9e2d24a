package org.lockplay.web.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.lockplay.json.Violation;

/** Rejects URLs with the character NUL, which PostgreSQL accepts in no text. */
public class NulFilter {

    private static final String ENCODED = "%00";

    @ServerRequestFilter(preMatching = true)
    void refuse(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        if (address.getRequestUri().getRawPath().contains(ENCODED)) {
            throw ProblemException.unknownPage();
        }
        List<Violation> violations = address.getQueryParameters().entrySet().stream()
                .filter(parameter -> parameter.getValue().stream().anyMatch(value -> value.indexOf('\0') >= 0))
                .map(parameter -> Violation.of(parameter.getKey(), "control-character"))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.badRequest(violations);
        }
    }
}
