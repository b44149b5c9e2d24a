package org.lockplay.embedded;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.server.DatabaseAddress;

/**
 * Makes the real address of the application's database injectable, for code that passes it on to another process:
 * {@code @Inject DatabaseAddress database}. pgjdbc itself understands the URL, also for the embedded server, which is
 * running by then.
 *
 * <p>Do not put the password on a command line, which every user of the machine can read; send it over the other
 * process's standard input.
 */
@Dependent
class DatabaseAddressProducer {

    @Produces
    @Singleton
    DatabaseAddress databaseAddress(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        return EmbeddedPostgresDriver.resolve(url, user, password);
    }
}
