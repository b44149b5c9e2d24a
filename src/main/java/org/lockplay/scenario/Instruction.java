package org.lockplay.scenario;

/**
 * One thing that a buyer does between two gates.
 *
 * @param operation what it does
 * @param line the program line that it stands for, from 1
 * @param millis how long, for {@code think} and {@code write}
 */
public record Instruction(Operation operation, int line, long millis) {

    /** What an instruction does. */
    public enum Operation {
        QUERY,
        LOCK,
        UNLOCK,
        /** Takes the lock and begins a block that gives it back on every way out. */
        ENTER,
        /** The regular way out of a block. */
        LEAVE,
        READ,
        TAKE,
        WRITE,
        THINK;

        /** The word that it is written with, such as {@code with lock} for both ends of a block. */
        private String word() {
            return switch (this) {
                case QUERY -> StepKind.QUERY.word();
                case LOCK -> StepKind.LOCK.word();
                case UNLOCK -> StepKind.UNLOCK.word();
                case ENTER, LEAVE -> StepKind.WITH_LOCK.word();
                case READ -> StepKind.READ.word();
                case TAKE -> StepKind.TAKE.word();
                case WRITE -> StepKind.WRITE.word();
                case THINK -> StepKind.THINK.word();
            };
        }

        static Operation of(StepKind kind) {
            return switch (kind) {
                case QUERY -> QUERY;
                case LOCK -> LOCK;
                case UNLOCK -> UNLOCK;
                case WITH_LOCK -> ENTER;
                case READ -> READ;
                case TAKE -> TAKE;
                case WRITE -> WRITE;
                case THINK -> THINK;
            };
        }
    }

    /** Whether the lock is taken here. */
    public boolean acquires() {
        return operation == Operation.LOCK || operation == Operation.ENTER;
    }

    /**
     * Whether this is where a planned fault waits.
     *
     * @param at a step's word or a line's number
     */
    public boolean is(String at) {
        return at.equals(operation.word()) || at.equals(String.valueOf(line));
    }

    /** Whether the lock is given back here. */
    public boolean releases() {
        return operation == Operation.UNLOCK || operation == Operation.LEAVE;
    }
}
