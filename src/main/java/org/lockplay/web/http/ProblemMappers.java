package org.lockplay.web.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.lockplay.database.DatabaseUnavailableException;
import org.lockplay.json.Violation;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.QuotaExceededException;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.OutdatedException;
import org.lockplay.text.Texts;
import org.lockplay.text.ViolationTexts;
import org.lockplay.workshop.WorkshopException;

/** Maps every exception to a problem document, or to a page for a browser. Never exposes a stack trace. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int UNAVAILABLE = 503;

    @Inject
    Language language;

    @Inject
    ProblemPage page;

    @Inject
    RoutingContext exchange;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo address;

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        Response document = document(e.status(), e.code(), errors(e.violations()), e.args());
        if (e.retryAfter().isZero()) {
            return document;
        }
        long seconds = e.retryAfter().toSeconds();
        Response.ResponseBuilder later = Response.fromResponse(document).header(HttpHeaders.RETRY_AFTER, seconds);
        if (e.status() == UNAVAILABLE && ProblemPage.isWanted(headers)) {
            // The browser opens the page again by itself.
            later.header("Refresh", seconds);
        }
        return later.build();
    }

    @ServerExceptionMapper
    Response refused(RefusedException e) {
        return document(
                e.code().equals("unknown-buyer") ? 404 : 409,
                e.code(),
                List.of(),
                e.args().toArray());
    }

    @ServerExceptionMapper
    Response full(QueueFullException e) {
        return problem(e.isOwnShare() ? ProblemException.tooManyRuns() : ProblemException.busy());
    }

    @ServerExceptionMapper
    Response exceeded(QuotaExceededException e) {
        return problem(ProblemException.quotaExceeded(e.code(), e.retryAfter()));
    }

    @ServerExceptionMapper
    Response unavailable(DatabaseUnavailableException e) {
        LOG.debug("a request could not be served without the database", e);
        return problem(ProblemException.databaseUnavailable());
    }

    @ServerExceptionMapper
    Response workshop(WorkshopException e) {
        return document(e.why().status(), e.why().code(), List.of());
    }

    @ServerExceptionMapper
    Response invalid(InvalidScenarioException e) {
        return document(
                400, "invalid-scenario", errors(e.violations()), e.violations().size());
    }

    @ServerExceptionMapper
    Response outdated(OutdatedException e) {
        LOG.info(e.getMessage(), e.getCause());
        return document(410, "outdated", errors(e.violations()));
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e) {
        Response response = e.getResponse();
        int status = response.getStatus();
        if (status < 400 || response.hasEntity()) {
            return response;
        }
        return switch (status) {
            case 404 -> document(status, "unknown-page", List.of());
            case 405 -> document(status, "method-not-allowed", List.of());
            case 406 -> document(status, "not-acceptable", List.of());
            case 415 -> document(status, "unsupported-media-type", List.of());
            default -> status < 500 ? document(status, "bad-request", List.of()) : internal(e);
        };
    }

    /** The client disconnected before the response was written (for example, it navigated away). */
    @ServerExceptionMapper
    Response unheard(ClosedChannelException e) {
        LOG.debug("nobody waits for the answer any more", e);
        return document(500, "internal", List.of());
    }

    @ServerExceptionMapper
    Response internal(Exception e) {
        if (exchange.response().closed()) {
            LOG.debug("the client has gone away", e);
            return document(500, "internal", List.of());
        }
        LOG.error("a request could not be served", e);
        return document(500, "internal", List.of());
    }

    private List<Problem.FieldError> errors(List<Violation> violations) {
        Texts texts = language.texts();
        return violations.stream().map(violation -> error(violation, texts)).toList();
    }

    private Response document(int status, String code, List<Problem.FieldError> errors, Object... args) {
        Texts texts = language.texts();
        Problem problem = new Problem(
                "/problems/" + code,
                texts.get("problem." + code + ".title"),
                status,
                texts.get("problem." + code + ".detail", args),
                errors);
        if (ProblemPage.isWanted(headers)) {
            return page.answer(problem, address.getPath(), headers, texts);
        }
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .header("Vary", "Accept")
                .entity(problem)
                .build();
    }

    private static Problem.FieldError error(Violation violation, Texts texts) {
        return new Problem.FieldError(
                violation.field(),
                violation.code(),
                ViolationTexts.message(violation, texts),
                violation.line() == 0 ? null : violation.line(),
                violation.column() == 0 ? null : violation.column());
    }
}
