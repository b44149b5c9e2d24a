package org.lockplay.run;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Judge;

/**
 * Plays some small runs that nobody sees once the workers are warm, so that the first run that somebody does see finds
 * the server's own code compiled. A thread of its own; thread-safe.
 */
final class Rehearsal {

    /** Of this server's own: what is made for a run may be seen by every process of the machine. */
    private static final String NAME = "rehearsal-" + ProcessHandle.current().pid();

    private static final int RUNS = 40;
    /** Few enough to leave the workers of a default run to whoever comes meanwhile. */
    private static final Placement BUYERS = new Placement(1, 2, 1);

    private static final int ROUNDS = 20;
    private static final long CLOSE_SECONDS = 5;

    private final Function<Run, RunExecution> engine;
    private final Thread thread = new Thread(this::play, "rehearsal");
    private volatile RunExecution current;
    private volatile boolean closed;

    /**
     * @param engine makes a run ready to be conducted
     */
    Rehearsal(Function<Run, RunExecution> engine) {
        this.engine = engine;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends it, if it goes on, and waits until it has left nothing behind. */
    void close() {
        closed = true;
        RunExecution playing = current;
        if (playing != null) {
            playing.end(RunStatus.INTERRUPTED);
        }
        try {
            TimeUnit.SECONDS.timedJoin(thread, CLOSE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play() {
        try {
            for (int i = 0; i < RUNS && !closed; i++) {
                play(new Run(NAME, "", scenario(), Instant.EPOCH, new RunLog(), RunStatus.STARTING, null));
            }
        } catch (InvalidScenarioException e) {
            throw new IllegalStateException("the rehearsal's own program does not parse", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play(Run run) throws InterruptedException {
        current = engine.apply(run);
        try {
            RunStatus ending = current.conduct(() -> {});
            List<Event> history = run.log().all();
            history.forEach(EventJson::write);
            Judge.judge(run.scenario(), history, ending.toEnding());
        } finally {
            current.remove();
        }
    }

    private static Scenario scenario() throws InvalidScenarioException {
        Scenario base = Scenario.DEFAULT;
        return new Scenario(
                "rehearsal",
                base.stock(),
                base.store(),
                BUYERS,
                ROUNDS,
                LockSpec.of(LockKind.SEMAPHORE),
                ProgramParser.parse("query\nlock\nread\ntake\nwrite\nunlock"),
                base.faults(),
                base.mode(),
                base.schedule(),
                base.seed(),
                base.jitterMs(),
                base.timeLimitMs());
    }
}
