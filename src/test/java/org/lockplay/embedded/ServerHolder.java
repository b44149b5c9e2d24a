package org.lockplay.embedded;

import java.io.IOException;
import java.util.Optional;
import org.lockplay.server.DatabaseAddress;

/**
 * The main of a child JVM that uses an embedded server like the application, and ends with its standard input. Prints
 * the server's address, or why it is not available.
 */
final class ServerHolder {

    private ServerHolder() {}

    public static void main(String[] arguments) throws IOException {
        try {
            DatabaseAddress address = EmbeddedPostgresDriver.resolve(arguments[0], Optional.empty(), Optional.empty());
            System.out.println("at " + address.url() + " " + address.password());
            while (System.in.read() >= 0) {
                // Ignore the content; only the end of the input counts.
            }
        } catch (EmbeddedServerException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
