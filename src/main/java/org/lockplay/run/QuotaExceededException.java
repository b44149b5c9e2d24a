package org.lockplay.run;

import java.time.Duration;

/** A session or an address asks for more than its share, and nothing was started or saved. */
public final class QuotaExceededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final Duration retryAfter;

    private QuotaExceededException(String code, Duration retryAfter) {
        super(code);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** Something was done more often within a minute than one session or address may do it. */
    static QuotaExceededException tooOften(String code, Duration retryAfter) {
        return new QuotaExceededException(code, retryAfter);
    }

    /** What is stored takes more room than it may: of the session, of the address, or of all. */
    public static QuotaExceededException tooMuchStored(String code, Duration retryAfter) {
        return new QuotaExceededException(code, retryAfter);
    }

    /** What was exceeded, in kebab case. */
    public String code() {
        return code;
    }

    /** When another try may succeed; at least a second. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
