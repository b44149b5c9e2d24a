package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check: the server can start a worker process and end it. A successful probe is valid for 30 seconds. */
@Readiness
@ApplicationScoped
class WorkersReadiness implements HealthCheck {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);
    private static final Duration PROBE_VALID = Duration.ofSeconds(30);

    private final RunEngine engine;
    private final Clock clock;
    private Instant lastSuccess = Instant.EPOCH;

    WorkersReadiness(RunEngine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("workers");
        try {
            if (!isProbeValid() && engine.probe(PROBE_LIMIT)) {
                lastSuccess = clock.instant();
            }
        } catch (RuntimeException e) {
            response.withData("reason", String.valueOf(e.getMessage()));
        }
        return response.withData("idle", engine.idleWorkers())
                .status(isProbeValid())
                .build();
    }

    private boolean isProbeValid() {
        return !lastSuccess.plus(PROBE_VALID).isBefore(clock.instant());
    }
}
