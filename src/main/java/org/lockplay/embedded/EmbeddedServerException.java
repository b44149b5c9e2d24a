package org.lockplay.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The embedded server is not available: its directory is in use or cannot be written, or it does not start.
 *
 * <p>The message is for the person who started the application. Quarkus prints only the message, without a stack trace,
 * when a {@link ConfigurationException} is the root cause of a failed start. Hence the superclass, and hence the text
 * of a cause is part of the message.
 */
public final class EmbeddedServerException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }
}
