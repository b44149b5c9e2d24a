package org.lockplay.web.http;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many event streams each session and each address may have open. Thread-safe. */
@ApplicationScoped
public class StreamLimits {

    private final int ofSession;
    private final int ofAddress;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    StreamLimits(
            @ConfigProperty(name = "lockplay.web.streams-of-session") int ofSession,
            @ConfigProperty(name = "lockplay.web.streams-of-address") int ofAddress) {
        this.ofSession = ofSession;
        this.ofAddress = ofAddress;
    }

    /**
     * Counts a stream until it ends or its reader goes away.
     *
     * @param session the digest of the reader's session, if it has one that the server has issued
     * @param stream is subscribed to once
     * @throws ProblemException if the session or the address has too many open
     */
    public <T> Multi<T> admit(Optional<String> session, ClientNetwork address, Multi<T> stream) {
        String ofTheAddress = "address " + address.prefix();
        Optional<String> ofTheSession = session.map("session "::concat);
        count(ofTheAddress, ofAddress);
        try {
            ofTheSession.ifPresent(name -> count(name, ofSession));
        } catch (ProblemException e) {
            release(ofTheAddress);
            throw e;
        }
        return stream.onTermination().invoke(() -> {
            release(ofTheAddress);
            ofTheSession.ifPresent(this::release);
        });
    }

    private void count(String name, int most) {
        open.merge(name, 1, (present, one) -> {
            if (present >= most) {
                throw ProblemException.tooManyStreams(most);
            }
            return present + one;
        });
    }

    private void release(String name) {
        open.computeIfPresent(name, (same, present) -> present == 1 ? null : present - 1);
    }
}
