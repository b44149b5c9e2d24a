package org.lockplay.scenario;

import org.lockplay.name.ItemName;
import org.lockplay.name.LockName;

/**
 * What a buyer executes between two gates.
 *
 * @param operation the operation
 * @param line the program line that it comes from, from 1
 * @param millis the duration of {@code think} and {@code write}, in milliseconds
 * @param lock the lock that it acquires or releases
 * @param shared whether it acquires the lock together with others that share it
 * @param item the item in the store that it reads, takes from or writes
 */
public record Instruction(Operation operation, int line, long millis, LockName lock, boolean shared, ItemName item) {

    /** Creates an instruction about the unnamed lock and item. */
    public Instruction(Operation operation, int line, long millis) {
        this(operation, line, millis, LockName.DEFAULT, false, ItemName.DEFAULT);
    }

    /** The instruction that a step begins with. */
    static Instruction of(Step step) {
        return new Instruction(
                Operation.of(step.kind()), step.line(), step.millis(), step.lock(), false, ItemName.DEFAULT);
    }

    /** The regular end of a block. */
    static Instruction endOf(Step block) {
        return new Instruction(Operation.LEAVE, block.line(), 0, block.lock(), false, ItemName.DEFAULT);
    }

    /** The operations of instructions. */
    public enum Operation {
        QUERY,
        LOCK,
        UNLOCK,
        /** Acquires the lock and begins a block that releases it however it is left. */
        ENTER,
        /** The regular end of a block. */
        LEAVE,
        READ,
        TAKE,
        WRITE,
        THINK;

        /** Its keyword, such as {@code with lock} for both ends of a block. */
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

    /** Whether it acquires the lock. */
    public boolean acquires() {
        return operation == Operation.LOCK || operation == Operation.ENTER;
    }

    /**
     * Whether a planned fault is placed here.
     *
     * @param at a step's keyword or a line number
     */
    public boolean is(String at) {
        return at.equals(operation.word()) || at.equals(String.valueOf(line));
    }

    /** Whether it releases the lock. */
    public boolean releases() {
        return operation == Operation.UNLOCK || operation == Operation.LEAVE;
    }
}
