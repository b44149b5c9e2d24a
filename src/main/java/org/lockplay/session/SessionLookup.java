package org.lockplay.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** The stored data of browser sessions, across all features. Thread-safe. */
@ApplicationScoped
public class SessionLookup {

    private final Instance<SessionData> parts;

    SessionLookup(@Any Instance<SessionData> parts) {
        this.parts = parts;
    }

    /** Whether any data of a session is stored. */
    public boolean has(String owner) {
        return parts.stream().anyMatch(part -> part.has(owner));
    }

    /** Deletes all data of a session; returns the ids of what cannot be deleted yet. */
    public List<String> forget(String owner) {
        return parts.stream().flatMap(part -> part.forget(owner).stream()).toList();
    }
}
