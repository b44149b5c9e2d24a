package org.lockplay.embedded;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The embedded server cannot be had: its folder is in use or cannot be written, or it does not start.
 *
 * <p>The message is for the person who started the application. Quarkus prints just that message, without a stack
 * trace, when a {@link ConfigurationException} is the root cause of a failed start; that is why this is one, and why
 * the text of a cause is part of the message.
 */
public final class EmbeddedServerException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }
}
