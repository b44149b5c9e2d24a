package org.lockplay.run.control;

import java.util.List;

/** A user's request that is not possible in the run's present state; the run continues. */
public final class RefusedException extends Exception {

    /** The code of a refusal because the run is ending or has ended. */
    public static final String RUN_ENDED = "run-already-ended";

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<Object> args;

    public RefusedException(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = List.of(args);
    }

    /** The reason in kebab case; the key of its text. */
    public String code() {
        return code;
    }

    /** The arguments of the text. */
    public List<Object> args() {
        return args;
    }
}
