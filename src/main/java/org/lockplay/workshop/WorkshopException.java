package org.lockplay.workshop;

/** A request that a workshop does not allow; the page explains the reason to the user. */
public final class WorkshopException extends Exception {

    private static final long serialVersionUID = 1;

    /** The reason. */
    public enum Why {
        /** No workshop has this code. */
        UNKNOWN(404, "unknown-workshop"),
        /** Only the instructor may do this, and the secret is wrong. */
        NOT_INSTRUCTOR(403, "not-instructor"),
        /** Only attendees may do this. */
        NOT_JOINED(403, "not-joined"),
        /** The workshop has ended. */
        OVER(410, "workshop-over"),
        /** Another attendee has this nickname. */
        NICKNAME_TAKEN(409, "nickname-taken"),
        /** The workshop has as many attendees as it may have. */
        FULL(409, "workshop-full"),
        /** Something else is on the screen by now. */
        SCREEN_CHANGED(409, "screen-changed"),
        /** The scheduled end would not be after the scheduled start. */
        ENDS_BEFORE_START(409, "ends-before-start"),
        /** There is nothing to vote on. */
        NO_QUESTION(409, "no-question");

        private final int status;
        private final String code;

        Why(int status, String code) {
            this.status = status;
            this.code = code;
        }

        /** The HTTP status for it. */
        public int status() {
            return status;
        }

        /** Its name on the wire. */
        public String code() {
            return code;
        }
    }

    private final Why why;

    WorkshopException(Why why) {
        super(why.code());
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
