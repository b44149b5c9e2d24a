package org.lockplay.worker;

/** Thrown by a step because of an injected fault. Unchecked, because it may pass through a store's write. */
final class InjectedFaultException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InjectedFaultException() {
        super("thrown on purpose");
    }
}
