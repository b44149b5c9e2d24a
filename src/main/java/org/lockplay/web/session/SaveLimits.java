package org.lockplay.web.session;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.run.QuotaExceededException;
import org.lockplay.run.RateLimits;

/** How many scenarios, workshops and opened hints each session and each address may save in a minute. Thread-safe. */
@ApplicationScoped
public class SaveLimits {

    private final RateLimits limits;

    SaveLimits(
            @ConfigProperty(name = "lockplay.web.saves-of-session") int ofSession,
            @ConfigProperty(name = "lockplay.web.saves-of-address") int ofAddress) {
        this.limits = new RateLimits("too-many-saves", ofSession, ofAddress, TimeMeter.SYSTEM_MILLISECONDS);
    }

    /**
     * Counts what a session is about to save.
     *
     * @throws QuotaExceededException if the session or the address has saved too much
     */
    public void admit(BrowserSession session) {
        limits.admit(session.requester());
    }
}
