package org.lockplay.history;

/** The answer to a request for the lock. */
public sealed interface LockAnswer extends Event permits LockAcquired, LockTimedOut, DeadlockRefused {

    /** Nanoseconds between the request and the answer. */
    long waitNs();
}
