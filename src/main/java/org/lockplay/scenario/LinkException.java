package org.lockplay.scenario;

import java.util.List;
import java.util.Locale;
import org.lockplay.json.Violation;

/** A link contains no readable scenario. */
public final class LinkException extends Exception {

    private static final long serialVersionUID = 1;

    /** The reason. */
    public enum Kind {
        /** Longer than any valid link, packed or unpacked. */
        TOO_LONG,
        /** It ends too early, for example because a chat program has cut it. */
        TRUNCATED,
        /** Its content was altered. */
        DAMAGED,
        /** Written by a newer version of this program. */
        FUTURE_VERSION,
        /** Readable, but not a valid scenario. */
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

    /** The errors in the scenario, for {@link Kind#INVALID}; otherwise empty. */
    public List<Violation> violations() {
        return violations;
    }
}
