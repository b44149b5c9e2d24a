package org.lockplay.store;

/** A hook between truncating and writing a file, at which a worker can be slow, stop or die. */
@FunctionalInterface
public interface Pause {

    /** Does not pause. */
    Pause NONE = () -> {};

    /** Blocks for the duration of the pause. */
    void pass() throws InterruptedException;
}
