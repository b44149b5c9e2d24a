package org.lockplay.run;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.lockplay.exercise.GradedRun;
import org.lockplay.history.EventKind;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;

/** Runs scenarios with real processes, and passes their buyers' gates in a given order. */
public final class ExampleRuns {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Runs runs;

    public ExampleRuns(Runs runs) {
        this.runs = runs;
    }

    /** Runs a scenario to its end. */
    public GradedRun run(Scenario scenario, Schedule steps, Map<String, String> prediction) throws Exception {
        Run run = runs.start(scenario, RunTests.requester("an author"));
        int[] passed = new int[scenario.placement().buyers()];
        for (int buyer : steps.buyers().toList()) {
            await(run, () -> gates(run, buyer) > passed[buyer]);
            runs.steering(run).pass(buyer);
            passed[buyer]++;
            await(run, () -> hasGoneOn(run, buyer, passed[buyer]));
        }
        if (!steps.isEmpty()) {
            freeUnlessOver(run);
        }
        RunTests.finished(run, LIMIT);
        return new GradedRun(
                run.id(), run.scenario(), run.verdict().orElseThrow(), run.log().all(), prediction);
    }

    /** Opens the gates, unless the last step has ended the run. */
    private void freeUnlessOver(Run run) throws RefusedException {
        try {
            runs.steering(run).free();
        } catch (RefusedException e) {
            if (!e.code().equals(RefusedException.RUN_ENDED)) {
                throw e;
            }
        }
    }

    /** Whether a buyer has completed its step. A lock request is enough, because the acquisition may take long. */
    private static boolean hasGoneOn(Run run, int buyer, int passed) {
        EventKind last = run.log().all().stream()
                .filter(event -> event.buyer() == buyer)
                .reduce((first, second) -> second)
                .orElseThrow()
                .kind();
        return gates(run, buyer) > passed || last == EventKind.LOCK_REQUESTED || last == EventKind.BUYER_FINISHED;
    }

    private static long gates(Run run, int buyer) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.GATE && event.buyer() == buyer)
                .count();
    }

    private static void await(Run run, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Runnable look = () -> {
            if (condition.getAsBoolean()) {
                reached.countDown();
            }
        };
        run.log().follow(look);
        try {
            look.run();
            if (!reached.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                fail("no such gate was reached in " + run.log().all());
            }
        } finally {
            run.log().unfollow(look);
        }
    }
}
