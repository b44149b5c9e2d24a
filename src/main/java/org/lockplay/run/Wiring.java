package org.lockplay.run;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.lockplay.store.DatabaseAddress;
import org.lockplay.store.Servers;

/** Makes what runs share injectable. */
@Dependent
class Wiring {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Servers servers(DatabaseAddress database) {
        return Servers.of(database);
    }
}
