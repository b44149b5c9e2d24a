package org.lockplay.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether the rehearsal is over. A server that still rehearses is ready too, only slower. */
@Readiness
@ApplicationScoped
class WarmUpCheck implements HealthCheck {

    private final ServerWarmUp rehearsal;

    WarmUpCheck(ServerWarmUp rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("rehearsal")
                .withData("over", rehearsal.isOver())
                .up()
                .build();
    }
}
