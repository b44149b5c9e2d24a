package org.lockplay.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.WellFormedHistory;
import org.lockplay.run.QueueFullException;
import org.lockplay.run.Run;
import org.lockplay.run.RunTests;
import org.lockplay.run.Runs;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.control.FaultOrder;
import org.lockplay.run.control.RefusedException;
import org.lockplay.run.control.Steering;
import org.lockplay.scenario.Mode;

/** Runs experiments on real processes and injects their faults. Thread-safe. */
final class ExperimentRunner {

    private static final long LIMIT_SECONDS = 120;
    private static final int MOST_STEPS = 300;

    private final Runs runs;

    ExperimentRunner(Runs runs) {
        this.runs = runs;
    }

    /** Runs a scenario to its end. */
    JudgedRun run(Experiment experiment) throws QueueFullException, InterruptedException {
        Run run = runs.start(experiment.scenario(), RunTests.requester("the oracle"));
        Thread hand = new Thread(() -> doByHand(run, experiment), "by hand");
        hand.setDaemon(true);
        hand.start();
        Thread steps = new Thread(() -> step(run), "steps");
        steps.setDaemon(true);
        if (run.scenario().mode() == Mode.STEP) {
            steps.start();
        }
        try {
            runs.whenEnded(run).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a run does not end: " + run.id() + " " + run.status(), e);
        }
        hand.join();
        steps.join();
        WellFormedHistory.check(run.log().all());
        return new JudgedRun(run.scenario(), run.log().all(), run.verdict().orElseThrow());
    }

    /** Lets random buyers pass their gates, and in the end all. */
    private void step(Run run) {
        waitForStart(run);
        Random random = new Random(run.scenario().seed());
        for (int i = random.nextInt(MOST_STEPS); i > 0 && !run.status().hasEnded(); i--) {
            try {
                runs.steering(run)
                        .pass(random.nextInt(run.scenario().placement().buyers()));
            } catch (RefusedException e) {
                // That buyer is not at a gate.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
        try {
            runs.steering(run).free();
        } catch (RefusedException e) {
            // The run has ended.
        }
    }

    private static void waitForStart(Run run) {
        while (run.status() != RunStatus.RUNNING && !run.status().hasEnded()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private void doByHand(Run run, Experiment experiment) {
        waitForStart(run);
        long start = System.nanoTime();
        Map<OptionalInt, Integer> frozen = new HashMap<>();
        for (HandFault act : experiment.byHand()) {
            waitUntil(start, act.afterMs());
            try {
                perform(runs.steering(run), act, frozen);
            } catch (RefusedException e) {
                // The buyer has finished, the lock has no holder, or the fault is impossible there: nothing to inject.
            }
        }
        experiment.stopAfterMs().ifPresent(ms -> {
            waitUntil(start, ms);
            runs.stop(run);
        });
    }

    private static void waitUntil(long start, long afterMs) {
        long due = start + TimeUnit.MILLISECONDS.toNanos(afterMs);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
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
