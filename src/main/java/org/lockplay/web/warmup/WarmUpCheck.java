package org.lockplay.web.warmup;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Reports whether the warm-up is over. A server is ready during the warm-up too, only slower. */
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
