package org.lockplay.worker;

/** What a step throws because it was told to. Unchecked, because it may come out of the middle of a store's write. */
final class InjectedFaultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InjectedFaultException() {
        super("thrown on purpose");
    }
}
