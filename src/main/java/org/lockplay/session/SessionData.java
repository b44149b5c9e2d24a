package org.lockplay.session;

/**
 * A part of the application that keeps something of browser sessions. Every bean of this type is asked when a recovery
 * code is typed, and when a session deletes everything; a test holds that each table with an owner is covered by one.
 */
public interface SessionData {

    /**
     * Whether anything of a session is kept.
     *
     * @param owner digest of the browser session
     */
    boolean has(String owner);

    /**
     * Forgets all that is kept of a session. May be repeated.
     *
     * @param owner digest of the browser session
     */
    void forget(String owner);
}
