package org.lockplay.run;

/** The queue of waiting runs is full, or what one session or address may have in it. */
public final class QueueFullException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean isOwnShare;

    /** @param isOwnShare whether only the requester's share is used up */
    QueueFullException(boolean isOwnShare) {
        super(isOwnShare ? "too many runs of this session or address wait" : "the queue is full");
        this.isOwnShare = isOwnShare;
    }

    /** Whether only the requester's share is used up; others may still start runs. */
    public boolean isOwnShare() {
        return isOwnShare;
    }
}
