package org.lockplay.store;

/** The moment between truncating a file and writing it, at which a worker can be slow, stop or die. */
@FunctionalInterface
public interface Pause {

    /** Lets the moment pass at once. */
    Pause NONE = () -> {};

    /** Takes as long as the moment lasts. */
    void pass() throws InterruptedException;
}
