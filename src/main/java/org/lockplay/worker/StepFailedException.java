package org.lockplay.worker;

/** A step failed and ended its buyer's program; the event is already emitted. */
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
