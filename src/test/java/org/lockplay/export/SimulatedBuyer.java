package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.lock.LockKind;

/** One buyer of a simulated run: its program, its events, its view of the lock, and the faults that hit it. */
final class SimulatedBuyer {

    private static final long NONE = -1;

    private final int number;
    private final List<String> program;
    private final long timeoutNs;
    private final SimulatedRun run;
    private final SimulatedLock lock;
    private final Set<String> pending = new TreeSet<>();
    private final List<Runnable> heldUp = new ArrayList<>();
    private int counter;
    private boolean inBlock;
    private boolean holding;
    private int depth;
    private long token;
    private long believesFrom = NONE;
    private long believesTo = Long.MAX_VALUE;
    private long lastOwn;
    private boolean isAboutToKnow;
    private boolean cut;
    private boolean frozen;
    private boolean hung;
    private boolean dead;
    private boolean finished;
    private boolean finishedItself;

    SimulatedBuyer(int number, List<String> program, long timeoutNs, SimulatedRun run, SimulatedLock lock) {
        this.number = number;
        this.program = program;
        this.timeoutNs = timeoutNs;
        this.run = run;
        this.lock = lock;
    }

    int number() {
        return number;
    }

    boolean isFinished() {
        return finished;
    }

    boolean isOver() {
        return dead || finished;
    }

    void start() {
        tell(EventKind.BUYER_STARTED);
        later(300, this::step);
    }

    /** Schedules an action, unless the buyer dies first; a frozen buyer executes it when it thaws. */
    private void later(int most, Runnable what) {
        run.after(run.some(most), () -> doUnlessStopped(what));
    }

    private void doUnlessStopped(Runnable what) {
        if (dead || hung || finishedItself) {
            return;
        }
        if (frozen) {
            heldUp.add(what);
        } else {
            what.run();
        }
    }

    private void tell(EventKind kind) {
        tell(TestEvents.event(run.now(), kind, number));
    }

    private void tell(Event event) {
        lastOwn = run.now();
        run.record(event);
    }

    private void next() {
        counter++;
        later(300, this::step);
    }

    private void step() {
        if (pending.remove("exception")) {
            tell(fault("exception"));
            fail("exception");
        } else if (pending.remove("hang")) {
            tell(fault("hang"));
            hung = true;
        } else if (pending.remove("slow")) {
            tell(fault("slow"));
            later(3_000, this::step);
        } else if (counter == program.size()) {
            finish("bought");
        } else {
            perform(program.get(counter));
        }
    }

    private Event fault(String kind) {
        return TestEvents.event(run.now(), EventKind.FAULT, number, "fault=" + kind);
    }

    private void perform(String step) {
        switch (step) {
            case "lock", "with" -> {
                tell(EventKind.LOCK_REQUESTED);
                long asked = run.now();
                if (holding && lock.isLeased()) {
                    // While it waits for its own lease to end, the buyer does no work under it.
                    believesTo = asked;
                }
                later(60, () -> attempt(step.equals("with"), asked));
            }
            case "unlock", "leave" -> unlock();
            case "read" -> deed(EventKind.READ);
            case "take" -> deed(EventKind.TOOK);
            case "query" -> deed(EventKind.QUERIED);
            case "write" -> write();
            default -> throw new IllegalArgumentException(step);
        }
    }

    private void write() {
        if (pending.remove("torn-write")) {
            tell(fault("torn-write"));
            hung = true;
        } else {
            deed(EventKind.WROTE, "version=" + run.nextVersion());
        }
    }

    private void deed(EventKind kind, String... members) {
        if (cut && lock.kind() == LockKind.ROW) {
            fail("store");
        } else {
            tell(TestEvents.event(run.now(), kind, number, members));
            next();
        }
    }

    private void attempt(boolean block, long asked) {
        if (cut && lock.livesInConnection()) {
            fail("lock");
        } else if (pending.remove("exception")) {
            tell(fault("exception"));
            fail("exception");
        } else if (lock.take(number, run.now())) {
            long taken = lock.token();
            isAboutToKnow = true;
            later(60, () -> acquired(block, taken));
        } else if (run.now() - asked > timeoutNs) {
            tell(EventKind.LOCK_TIMEOUT);
            end();
        } else {
            later(150, () -> attempt(block, asked));
        }
    }

    private void acquired(boolean block, long taken) {
        isAboutToKnow = false;
        boolean anew = !holding || !lock.isReentrant();
        if (holding && anew) {
            believed(run.now());
        }
        tell(EventKind.LOCK_ACQUIRED);
        if (anew && !finished && !(cut && lock.livesInConnection())) {
            believesFrom = run.now();
        }
        holding = true;
        inBlock |= block;
        depth = anew ? 1 : depth + 1;
        token = taken;
        next();
    }

    private void unlock() {
        if (pending.remove("forget")) {
            tell(fault("forget"));
            inBlock = false;
            next();
        } else {
            long before = run.now();
            later(60, () -> {
                if (giveBack(before)) {
                    next();
                }
            });
        }
    }

    /** Releases the lock; returns whether the buyer continues. */
    private boolean giveBack(long before) {
        inBlock = false;
        if (cut && lock.livesInConnection()) {
            fail("lock");
            return false;
        }
        boolean isGivenBack = lock.giveBack(number, token, run.now());
        if (isGivenBack || holding) {
            if (!holding && !finished) {
                run.releasesWithoutHolding();
            }
            boolean isLast = !isGivenBack || !lock.counts() || depth == 1;
            depth--;
            lastOwn = run.now();
            run.record(TestEvents.event(before, isGivenBack ? EventKind.LOCK_RELEASED : EventKind.LOCK_LOST, number));
            if (isLast) {
                believed(before);
            }
            return true;
        }
        fail("not-held");
        return false;
    }

    private void fail(String what) {
        tell(TestEvents.event(run.now(), EventKind.FAILED, number, "what=" + what));
        end();
    }

    /** Handles a failed step: a block releases its lock on the way out. */
    private void end() {
        if (inBlock && holding) {
            long before = run.now();
            later(60, () -> {
                inBlock = false;
                if (cut && lock.livesInConnection()) {
                    tell(TestEvents.event(run.now(), EventKind.FAILED, number, "what=lock"));
                    later(60, () -> finish("failed"));
                } else if (giveBack(before)) {
                    later(60, () -> finish("failed"));
                }
            });
        } else {
            later(60, () -> finish("failed"));
        }
    }

    private void finish(String outcome) {
        if (!finished) {
            tell(TestEvents.event(run.now(), EventKind.BUYER_FINISHED, number, "outcome=" + outcome));
            believed(run.now());
        }
        finished = true;
        finishedItself = true;
    }

    void finishedByServer() {
        finished = true;
    }

    /** Ends the time in which the buyer acts as the holder. */
    private void believed(long to) {
        if (believesFrom != NONE) {
            run.believe(new SimulatedRun.Belief(number, believesFrom, Math.min(to, believesTo)));
        }
        believesFrom = NONE;
        believesTo = Long.MAX_VALUE;
        holding = false;
        depth = 0;
    }

    /** The server ends the run: the buyer's last action is the last evidence of its hold. */
    void endBelief() {
        believed(lastOwn);
    }

    /** @param killedAtNs the time of the kill, which is taken before the signal is sent */
    boolean die(long killedAtNs) {
        if (dead || finished) {
            return false;
        }
        believed(Math.max(lastOwn, killedAtNs));
        dead = true;
        return true;
    }

    boolean freeze() {
        if (isOver() || frozen) {
            return false;
        }
        frozen = true;
        return true;
    }

    void thaw() {
        frozen = false;
        List<Runnable> now = List.copyOf(heldUp);
        heldUp.clear();
        now.forEach(what -> later(20, what));
    }

    /**
     * Closes its connection, with what belongs to it.
     *
     * @return whether the buyer holds the lock without knowing of the loss, and never will know
     */
    boolean cut() {
        if (!isOver()) {
            cut = true;
            if (lock.livesInConnection()) {
                lock.ownerDied(number);
                if (believesFrom != NONE) {
                    run.believe(new SimulatedRun.Belief(number, believesFrom, run.now()));
                    believesFrom = NONE;
                }
            }
        }
        return isAboutToKnow;
    }

    void suffer(String fault) {
        if (!isOver()) {
            pending.add(fault);
        }
    }
}
