package org.lockplay.web.workshop;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import org.lockplay.web.http.ClientNetwork;
import org.lockplay.web.http.ProblemException;
import org.lockplay.web.session.BrowserSession;
import org.lockplay.workshop.Attendees;
import org.lockplay.workshop.Workshop;
import org.lockplay.workshop.WorkshopException;
import org.lockplay.workshop.Workshops;

/** Finds the workshop of a request by its code or its instructor's key, within the limit of wrong attempts. */
@RequestScoped
public class WorkshopAccess {

    private final Workshops workshops;
    private final Attendees attendees;
    private final WrongCodeLimiter limiter;
    private final BrowserSession session;
    private final RoutingContext exchange;

    WorkshopAccess(
            Workshops workshops,
            Attendees attendees,
            WrongCodeLimiter limiter,
            BrowserSession session,
            RoutingContext exchange) {
        this.workshops = workshops;
        this.attendees = attendees;
        this.limiter = limiter;
        this.session = session;
        this.exchange = exchange;
    }

    /**
     * Finds a workshop by its code. Sessions that have joined it are never limited.
     *
     * @throws WorkshopException if there is none
     * @throws ProblemException if the client's network has tried too many wrong codes
     */
    Workshop byCode(String code) throws WorkshopException {
        // Queried in any case, so that the response time does not reveal whether a code exists.
        boolean joined = attendees.isIn(code, session.owner());
        try {
            Workshop workshop = workshops.find(code);
            if (joined) {
                limiter.remember(network(), workshop.code());
            } else {
                limiter.admit(network(), workshop.code());
            }
            return workshop;
        } catch (WorkshopException e) {
            limiter.countWrong(network());
            throw e;
        }
    }

    /**
     * Finds a workshop for its instructor. The right key is never limited.
     *
     * @throws WorkshopException if there is none, or if the key is wrong; the exception does not say which
     * @throws ProblemException if the client's network has tried too many wrong ones
     */
    Workshop byKey(String code, String key) throws WorkshopException {
        try {
            Workshop workshop = workshops.find(code, key);
            limiter.remember(network(), workshop.code());
            return workshop;
        } catch (WorkshopException e) {
            limiter.countWrong(network());
            throw e;
        }
    }

    private ClientNetwork network() {
        return ClientNetwork.of(exchange.request().remoteAddress());
    }
}
