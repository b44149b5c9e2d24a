package org.lockplay.run.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The user's controls for the buyers of a run in progress. Each control is a message to the run's {@link RunLoop} and
 * blocks until it is answered. The effects are recorded as events of the run. A control throws
 * {@link RefusedException} if it is impossible now. Thread-safe.
 */
public final class Steering {

    private final RunLoop loop;
    private final RunCommands commands;

    Steering(RunLoop loop, RunCommands commands) {
        this.loop = loop;
        this.commands = commands;
    }

    /** A user's command, handled on the run's thread. */
    private interface Command<T> {

        /** Carries the command out and completes the answer, now or with a later message. */
        void handle(CompletableFuture<T> answer) throws RefusedException;
    }

    /** Injects a fault into a buyer. */
    public void order(int buyer, FaultOrder order) throws RefusedException {
        this.<Void>ask(answer -> commands.order(buyer, order, answer));
    }

    /** Injects a fault into the buyer that holds the lock at that moment. */
    public void orderHolder(FaultOrder order) throws RefusedException {
        this.<Void>ask(answer -> commands.order(commands.holder(), order, answer));
    }

    /** Thaws the buyer that holds the lock at that moment, if it is frozen. */
    public void thawHolder() throws RefusedException {
        this.<Void>ask(answer -> {
            commands.thaw(commands.holder());
            answer.complete(null);
        });
    }

    /** The buyer that holds the lock now. */
    public int holder() throws RefusedException {
        return this.<Integer>ask(answer -> answer.complete(commands.holder()));
    }

    /** Thaws a frozen buyer. */
    public void thaw(int buyer) throws RefusedException {
        this.<Void>ask(answer -> {
            commands.thaw(buyer);
            answer.complete(null);
        });
    }

    /** Lets a buyer pass the gate that it is blocked at. */
    public void pass(int buyer) throws RefusedException {
        this.<Void>ask(answer -> {
            commands.pass(buyer);
            answer.complete(null);
        });
    }

    /** Opens all gates permanently. */
    public void free() throws RefusedException {
        this.<Void>ask(answer -> {
            commands.free();
            answer.complete(null);
        });
    }

    private <T> T ask(Command<T> command) throws RefusedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.post(() -> {
            try {
                command.handle(answer);
            } catch (RefusedException | RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            CompletableFuture.anyOf(answer, loop.closed()).join();
            if (!answer.isDone()) {
                throw new RefusedException(RefusedException.RUN_ENDED);
            }
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            throw e;
        }
    }
}
