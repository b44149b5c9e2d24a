package org.lockplay.worker;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.WellFormedHistory;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.name.LockName;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.Scenario;

/** One buyer without a process: runs its program with a scripted lock and store, and records its events. */
abstract class BuyerStage {

    final List<Event> history = new ArrayList<>();
    final ScriptedLock lock = new ScriptedLock();

    final void play(String program, ScriptedStore store) {
        play(program, store, LockSpec.of(LockKind.SEMAPHORE));
    }

    final void play(String program, ScriptedStore store, LockSpec spec) {
        new Play().lock(spec).program(program).run(store);
    }

    /** Events as "line kind". */
    final List<String> story() {
        return history.stream()
                .map(event -> number(event, "step").stream()
                                .mapToObj(line -> line + " ")
                                .findFirst()
                                .orElse("")
                        + event.kind().wireName())
                .toList();
    }

    final Event event(EventKind kind) {
        return history.stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + story()));
    }

    final long at(EventKind kind) {
        return event(kind).t();
    }

    final String outcome() {
        return text(event(EventKind.BUYER_FINISHED), "outcome").orElseThrow();
    }

    private static List<Event> numbered(List<Event> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> events.get(i).numbered(i + 1L))
                .toList();
    }

    /** One buyer's scenario. */
    final class Play {

        private LockSpec spec = LockSpec.of(LockKind.NONE);
        private String program = "";
        private int rounds = 1;
        private int jitterMs;
        private Buyer buyer;

        Play lock(LockSpec value) {
            spec = value;
            return this;
        }

        Play program(String value) {
            program = value;
            return this;
        }

        Play rounds(int value) {
            rounds = value;
            return this;
        }

        Play jitterMs(int value) {
            jitterMs = value;
            return this;
        }

        /** Whether the buyer believes after its program that it holds the lock. */
        boolean keepsTheLock() {
            return buyer.holdsLock();
        }

        /** Runs the program and returns the time that it took, in nanoseconds. */
        long run(ScriptedStore store) {
            FakeClock clock = new FakeClock();
            history.clear();
            Scenario base = Scenario.DEFAULT;
            try {
                Scenario scenario = new Scenario(
                        base.title(),
                        base.stock(),
                        base.store(),
                        base.placement(),
                        rounds,
                        spec,
                        ProgramParser.parse(program),
                        base.faults(),
                        base.mode(),
                        base.schedule(),
                        base.seed(),
                        jitterMs,
                        base.timeLimitMs());
                BuyerEvents events = new BuyerEvents(0, clock, history::add);
                LockUse use = new LockUse(LockName.DEFAULT, lock, spec, events, new WaitWatch(false));
                ProgramCode code = ProgramCode.of(scenario.program());
                BuyerLocks locks = new BuyerLocks(Map.of(LockName.DEFAULT, use));
                buyer = new Buyer(0, scenario, code, store, locks, Gate.OPEN, clock, events);
                buyer.run();
            } catch (InvalidScenarioException e) {
                throw new IllegalArgumentException(e);
            }
            WellFormedHistory.check(numbered(history));
            return clock.nowNs();
        }
    }
}
