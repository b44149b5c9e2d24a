package org.lockplay.scenario;

import java.util.Locale;

/** Bundled programs. */
public enum ProgramPreset {
    /** Explicit lock and unlock. */
    MANUAL("query\nlock\nthink 10\nread\ntake\nthink 10\nwrite\nunlock"),
    /** A block that releases the lock however it is left. */
    SCOPED("query\nwith lock:\n    think 10\n    read\n    take\n    think 10\n    write"),
    /** The lock is never released. */
    FORGETFUL("query\nlock\nthink 10\nread\ntake\nthink 10\nwrite"),
    /** The lock is around the write only. */
    READ_BEFORE_LOCK("query\nread\ntake\nthink 10\nlock\nthink 10\nwrite\nunlock");

    private final String text;

    ProgramPreset(String text) {
        this.text = text;
    }

    /** The name on the wire, such as {@code read-before-lock}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The program. */
    public Program program() {
        try {
            return ProgramParser.parse(text);
        } catch (InvalidScenarioException e) {
            throw new IllegalStateException("the preset " + wireName() + " does not parse", e);
        }
    }
}
