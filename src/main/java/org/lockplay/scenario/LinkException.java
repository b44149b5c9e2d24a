package org.lockplay.scenario;

import java.util.List;
import java.util.Locale;

/** A link that no scenario can be read from; says why. */
public final class LinkException extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong with a link. */
    public enum Kind {
        /** Longer than any link that was ever made, packed or unpacked. */
        TOO_LONG,
        /** It ends before it should, as where a chat program has cut it. */
        TRUNCATED,
        /** Not what was once written. */
        DAMAGED,
        /** Written by a newer version of this program. */
        FUTURE_VERSION,
        /** Readable, but not a scenario that can be. */
        INVALID;

        /** The name on the wire, such as {@code future-version}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final transient List<Violation> violations;

    private LinkException(Kind kind, List<Violation> violations, Throwable cause) {
        super(kind.wireName() + (violations.isEmpty() ? "" : " " + violations), cause);
        this.kind = kind;
        this.violations = violations;
    }

    static LinkException of(Kind kind) {
        return new LinkException(kind, List.of(), null);
    }

    static LinkException invalid(InvalidScenarioException e) {
        return new LinkException(Kind.INVALID, e.violations(), e);
    }

    public Kind kind() {
        return kind;
    }

    /** What is wrong with the scenario, where it is {@link Kind#INVALID}; else empty. */
    public List<Violation> violations() {
        return violations;
    }
}
