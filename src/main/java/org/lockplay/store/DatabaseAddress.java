package org.lockplay.store;

/**
 * Where PostgreSQL is.
 *
 * @param url a {@code jdbc:postgresql:} URL
 * @param user who logs in
 * @param password with what; may be empty
 */
public record DatabaseAddress(String url, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseAddress[url=" + url + ", user=" + user + "]";
    }
}
