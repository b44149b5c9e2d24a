package org.lockplay.worker;

import org.lockplay.scenario.Instruction;

/** The gate that a buyer passes before each instruction, and in the middle of a write to a file. */
interface Gate {

    /** Whether to execute the instruction behind the gate. */
    enum GateDecision {
        GO,
        /** Skip the instruction. */
        SKIP
    }

    /** A long action that a fault may interrupt. */
    @FunctionalInterface
    interface Wait<E extends Exception> {
        void run() throws E, InterruptedException;

        /** Interrupts {@link #run}, so that it soon throws. Called by another thread than the running one. */
        default void breakOff(Thread running) {
            running.interrupt();
        }
    }

    /** A gate that is always open. */
    Gate OPEN = new Gate() {
        @Override
        public GateDecision pass(Instruction next, boolean holding) {
            return GateDecision.GO;
        }

        @Override
        public void passMiddle(Instruction write) {}

        @Override
        public <E extends Exception> void during(Wait<E> wait) throws E, InterruptedException {
            wait.run();
        }
    };

    /**
     * Blocks until the buyer may continue.
     *
     * @param holding whether the buyer is between acquiring and releasing its lock
     * @throws InjectedFaultException if the instruction is to throw
     */
    GateDecision pass(Instruction next, boolean holding) throws InterruptedException;

    /** The gate between truncating a file and writing it; otherwise as {@link #pass}. */
    void passMiddle(Instruction write) throws InterruptedException;

    /**
     * Runs an action that a fault may interrupt. After a delay, the action starts again, so it may run more than once.
     *
     * @throws InjectedFaultException if a fault is to make it throw
     */
    <E extends Exception> void during(Wait<E> wait) throws E, InterruptedException;
}
