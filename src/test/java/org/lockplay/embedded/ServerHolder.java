package org.lockplay.embedded;

import java.io.IOException;
import java.util.Optional;
import org.lockplay.store.DatabaseAddress;

/**
 * The main of a child JVM that does with an embedded server what the application does, and ends when its standard
 * input does. Says where the server is, or why it cannot be had.
 */
final class ServerHolder {

    private ServerHolder() {}

    public static void main(String[] arguments) throws IOException {
        try {
            DatabaseAddress address = EmbeddedPostgresDriver.resolve(arguments[0], Optional.empty(), Optional.empty());
            System.out.println("at " + address.url() + " " + address.password());
            while (System.in.read() >= 0) {
                // Nothing that comes matters; only the end does.
            }
        } catch (EmbeddedServerException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
