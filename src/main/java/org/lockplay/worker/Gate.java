package org.lockplay.worker;

/** What one buyer passes before each instruction, and in the middle of a file's write. */
interface Gate {

    /** A gate that is always open. */
    Gate OPEN = new Gate() {
        @Override
        public Passage pass(Instruction next, boolean holding) {
            return Passage.GO;
        }

        @Override
        public void passMiddle(Instruction write, boolean holding) {}
    };

    /** What to do with the instruction behind the gate. */
    enum Passage {
        GO,
        /** Leave it out. */
        SKIP
    }

    /**
     * Waits until the buyer may go on.
     *
     * @param holding whether the buyer holds the lock
     * @throws InjectedFaultException if the instruction is to throw
     */
    Passage pass(Instruction next, boolean holding) throws InterruptedException, InjectedFaultException;

    /** The gate between truncating a file and writing it; otherwise as {@link #pass}. */
    void passMiddle(Instruction write, boolean holding) throws InterruptedException, InjectedFaultException;
}
