package org.lockplay.web.http;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The meters of the two HTTP servers, for visitors and for the operator. */
final class ServerMeters {

    /** Only a server with a fixed port has it, and meters of one name must have the same tags. */
    private static final String PORT = "server.port";

    private ServerMeters() {}

    @Produces
    @Singleton
    static MeterFilter withoutPort() {
        return MeterFilter.ignoreTags(PORT);
    }
}
