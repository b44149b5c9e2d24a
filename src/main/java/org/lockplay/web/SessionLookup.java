package org.lockplay.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.lockplay.session.SessionData;

/** What browser sessions have left behind, in all parts of the application. Thread-safe. */
@ApplicationScoped
public class SessionLookup {

    private final Instance<SessionData> parts;

    SessionLookup(@Any Instance<SessionData> parts) {
        this.parts = parts;
    }

    /** Whether a session has left anything behind. */
    boolean has(String owner) {
        return parts.stream().anyMatch(part -> part.has(owner));
    }

    /** Forgets all that a session has left behind. */
    void forget(String owner) {
        parts.forEach(part -> part.forget(owner));
    }
}
