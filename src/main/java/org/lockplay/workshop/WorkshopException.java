package org.lockplay.workshop;

/** Something that a workshop does not allow, in a way that people can be told. */
public final class WorkshopException extends Exception {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Why {
        /** Nobody has a workshop with this code. */
        UNKNOWN(404, "unknown-workshop"),
        /** Only the instructor may do this, and this is not the instructor's secret. */
        NOT_INSTRUCTOR(403, "not-instructor"),
        /** Only who has joined may do this. */
        NOT_JOINED(403, "not-joined"),
        /** It is over. */
        OVER(410, "workshop-over"),
        /** Somebody else has this nickname. */
        NICKNAME_TAKEN(409, "nickname-taken"),
        /** There is nothing to vote on. */
        NO_QUESTION(409, "no-question");

        private final int status;
        private final String code;

        Why(int status, String code) {
            this.status = status;
            this.code = code;
        }

        /** The HTTP status that says so. */
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
