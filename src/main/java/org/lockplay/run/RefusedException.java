package org.lockplay.run;

import java.util.List;

/** A user's request that is not possible in the run's present state; the run continues. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<Object> args;

    RefusedException(String code, Object... args) {
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
