package org.lockplay.worker;

import org.lockplay.scenario.Instruction;

/** What one buyer passes before each instruction, and in the middle of a file's write. */
interface Gate {

    /** What to do with the instruction behind the gate. */
    enum GateDecision {
        GO,
        /** Leave it out. */
        SKIP
    }

    /** Something that can take long and may be broken off. */
    @FunctionalInterface
    interface Wait<E extends Exception> {
        void run() throws E, InterruptedException;

        /** Makes a thread that is in {@link #run} leave it soon, by an exception. Called by another thread. */
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
     * Waits until the buyer may go on.
     *
     * @param holding whether the buyer is between taking its lock and giving it back
     * @throws InjectedFaultException if the instruction is to throw
     */
    GateDecision pass(Instruction next, boolean holding) throws InterruptedException;

    /** The gate between truncating a file and writing it; otherwise as {@link #pass}. */
    void passMiddle(Instruction write) throws InterruptedException;

    /**
     * Runs something that a fault may break off. What is slowed down in the midst of it begins anew.
     *
     * @throws InjectedFaultException if it is to throw
     */
    <E extends Exception> void during(Wait<E> wait) throws E, InterruptedException;
}
