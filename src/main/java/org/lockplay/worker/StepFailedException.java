package org.lockplay.worker;

/** A step that ended its buyer's program; the history already says how. */
final class StepFailedException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    /**
     * @param reason why the program ended, in kebab case
     */
    StepFailedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
