package org.lockplay.run;

import java.util.List;

/** Something that cannot be done to a run as it is now; the run goes on. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;
    private final transient List<Object> args;

    RefusedException(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = List.of(args);
    }

    /** Why, in kebab case; the key of its text. */
    public String code() {
        return code;
    }

    /** What the text needs. */
    public List<Object> args() {
        return args;
    }
}
