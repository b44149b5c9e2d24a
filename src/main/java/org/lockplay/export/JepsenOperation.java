package org.lockplay.export;

/**
 * One operation of a Jepsen history, from its invocation to its completion.
 *
 * @param process a number, or {@code :nemesis}
 * @param f the function, such as {@code acquire}
 * @param value in EDN
 * @param invocation the type of its first line
 * @param fromNs when it was invoked
 * @param completion the type of its second line
 * @param toNs when it was completed
 */
record JepsenOperation(
        String process, String f, String value, String invocation, long fromNs, String completion, long toNs) {

    /** Certainly happened. */
    static final String OK = "ok";
    /** Certainly did not happen. */
    static final String FAIL = "fail";
    /** Unknown: may happen at any later time, or never. */
    static final String INFO = "info";

    /** An operation of a buyer on the lock. */
    static JepsenOperation onLock(int process, String f, long fromNs, String completion, long toNs) {
        return new JepsenOperation(String.valueOf(process), f, "nil", "invoke", fromNs, completion, toNs);
    }

    /** A fault, completed at once, because Jepsen pairs the nemesis's operations in sequence. */
    static JepsenOperation ofNemesis(String f, String value, long t) {
        return new JepsenOperation(":nemesis", f, value, INFO, t, INFO, t);
    }
}
