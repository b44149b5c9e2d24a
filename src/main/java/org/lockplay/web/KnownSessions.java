package org.lockplay.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Tells which sessions have left something behind. Thread-safe. */
@ApplicationScoped
public class KnownSessions {

    private final EntityManager database;

    KnownSessions(EntityManager database) {
        this.database = database;
    }

    /** Whether a session has made a run, opened an exercise or joined a workshop. */
    @Transactional
    boolean has(String owner) {
        return (Boolean) database.createNativeQuery(
                        "select exists (select 1 from exercise_progress where owner = ?1)"
                                + " or exists (select 1 from attendee where owner = ?1)"
                                + " or exists (select 1 from run where owner = ?1)",
                        Boolean.class)
                .setParameter(1, owner)
                .getSingleResult();
    }
}
