package org.lockplay.run;

/** The queue of waiting runs is full. */
public final class QueueFullException extends Exception {

    private static final long serialVersionUID = 1;

    QueueFullException() {
        super("the queue is full");
    }
}
