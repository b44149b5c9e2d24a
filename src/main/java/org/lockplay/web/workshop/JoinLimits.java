package org.lockplay.web.workshop;

import io.github.bucket4j.TimeMeter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.run.QuotaExceededException;
import org.lockplay.run.RateLimits;
import org.lockplay.web.session.BrowserSession;

/** How often each session and each address may join workshops in a minute. Thread-safe. */
@ApplicationScoped
public class JoinLimits {

    private final RateLimits limits;

    JoinLimits(
            @ConfigProperty(name = "lockplay.web.joins-of-session") int ofSession,
            @ConfigProperty(name = "lockplay.web.joins-of-address") int ofAddress) {
        this.limits = new RateLimits("too-many-joins", ofSession, ofAddress, TimeMeter.SYSTEM_MILLISECONDS);
    }

    /**
     * Counts a session that is about to join.
     *
     * @throws QuotaExceededException if the session or the address has joined too often
     */
    void admit(BrowserSession session) {
        limits.admit(session.requester());
    }
}
