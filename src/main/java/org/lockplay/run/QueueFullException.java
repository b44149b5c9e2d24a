package org.lockplay.run;

/** So many runs wait already that no more are taken. */
public final class QueueFullException extends Exception {

    private static final long serialVersionUID = 1;

    QueueFullException() {
        super("the queue is full");
    }
}
