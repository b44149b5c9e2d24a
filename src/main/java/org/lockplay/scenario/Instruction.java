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

    /** Whether the lock is given back here. */
    public boolean releases() {
        return operation == Operation.UNLOCK || operation == Operation.LEAVE;
    }
}
