package org.lockplay.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.lockplay.fault.FaultKind;
import org.lockplay.run.FaultOrder;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.RefusedException;
import org.lockplay.run.Run;
import org.lockplay.run.RunStatus;
import org.lockplay.run.Runs;
import org.lockplay.run.Steering;

/** Runs experiments on real processes, and does by hand what they ask for. Thread-safe. */
final class ExperimentRunner {

    private static final long LIMIT_SECONDS = 120;

    private final Runs runs;

    ExperimentRunner(Runs runs) {
        this.runs = runs;
    }

    /** Runs a scenario to its end. */
    JudgedRun run(Experiment experiment) throws QueueFullException, InterruptedException {
        Run run = runs.start(experiment.scenario(), "the oracle");
        Thread hand = new Thread(() -> doByHand(run, experiment.byHand()), "by hand");
        hand.setDaemon(true);
        hand.start();
        try {
            runs.whenEnded(run).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a run does not end: " + run.id() + " " + run.status(), e);
        }
        hand.join();
        return new JudgedRun(run.scenario(), run.log().all(), run.verdict().orElseThrow());
    }

    private void doByHand(Run run, List<HandFault> acts) {
        Map<OptionalInt, Integer> frozen = new HashMap<>();
        while (run.status() != RunStatus.RUNNING && !run.status().hasEnded()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        long start = System.nanoTime();
        for (HandFault act : acts) {
            long due = start + TimeUnit.MILLISECONDS.toNanos(act.afterMs());
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            try {
                perform(runs.steering(run), act, frozen);
            } catch (RefusedException e) {
                // The buyer has finished, nobody holds the lock, or the fault cannot strike there: nothing is done.
            }
        }
    }

    private static void perform(Steering steering, HandFault act, Map<OptionalInt, Integer> frozen)
            throws RefusedException {
        if (act.kind().isEmpty()) {
            if (frozen.containsKey(act.buyer())) {
                steering.thaw(frozen.get(act.buyer()));
            }
            return;
        }
        int buyer = act.buyer().isPresent() ? act.buyer().getAsInt() : steering.holder();
        steering.order(buyer, FaultOrder.byHand(act.kind().get(), act.forMs()));
        if (act.kind().get() == FaultKind.FREEZE) {
            frozen.put(act.buyer(), buyer);
        }
    }
}
