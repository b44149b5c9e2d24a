package org.lockplay.server;

/**
 * The address of PostgreSQL.
 *
 * @param url a {@code jdbc:postgresql:} URL
 * @param user the user name
 * @param password the password; may be empty
 */
public record DatabaseAddress(String url, String user, String password) {

    @Override
    public String toString() {
        return "DatabaseAddress[url=" + url + ", user=" + user + "]";
    }
}
