package org.lockplay.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.lockplay.session.SessionData;

/** The stored data of browser sessions, across all features. Thread-safe. */
@ApplicationScoped
public class SessionLookup {

    private final Instance<SessionData> parts;

    SessionLookup(@Any Instance<SessionData> parts) {
        this.parts = parts;
    }

    /** Whether any data of a session is stored. */
    boolean has(String owner) {
        return parts.stream().anyMatch(part -> part.has(owner));
    }

    /** Deletes all data of a session. */
    void forget(String owner) {
        parts.forEach(part -> part.forget(owner));
    }
}
