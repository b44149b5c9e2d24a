package org.lockplay.session;

import java.util.List;

/**
 * A feature that stores data of browser sessions. Every bean of this type is called when a recovery code is entered,
 * and when a session deletes all its data; a test checks that each table with an owner is covered by one.
 */
public interface SessionData {

    /**
     * Whether any data of a session is stored.
     *
     * @param owner digest of the browser session
     */
    boolean has(String owner);

    /**
     * Deletes all data of a session. Idempotent.
     *
     * @param owner digest of the browser session
     * @return the ids of what cannot be deleted yet; empty if everything is deleted
     */
    List<String> forget(String owner);
}
