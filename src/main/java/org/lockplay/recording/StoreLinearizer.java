package org.lockplay.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Orders the store operations of a run so that every read returns what its buyer recorded. Not thread-safe.
 *
 * <p>An event's time is taken just after its operation, and the process can lose its processor in between. So times can
 * contradict the values that were read. Each operation lies between its buyer's previous event and its own time.
 *
 * <p>The algorithm searches a linearization of a register (Wing and Gong 1993) and visits no state twice (Lowe 2017):
 *
 * <ol>
 *   <li>Candidates are each buyer's next operation, if it began before every other candidate ended.
 *   <li>Skip candidates that contradict the content, or that make a pending read impossible.
 *   <li>Try the others in the order of their times, depth first, so that this order is kept where it is consistent.
 *   <li>If no order is complete, place the earliest operation that does not fit by its time, and continue after it.
 * </ol>
 */
final class StoreLinearizer {

    /**
     * The maximum number of states beyond those of a search without backtracking. Bounds the search to some tenths of a
     * second.
     */
    private static final long DETOURS = 30_000;

    /** The effort of visiting a state, in gate passes examined. */
    private static final long STATE = 1_000;

    /** The operations of each buyer, in program order. */
    private final List<List<GatePass>> byBuyer;

    private final int size;
    private final Way start;
    /** How many gate passes may still be examined. */
    private long effort;

    /**
     * @param inTime all operations on the store, by time
     * @param atFirst the initial content of the store
     */
    StoreLinearizer(List<GatePass> inTime, StoreContent atFirst) {
        int buyers = inTime.stream().mapToInt(GatePass::buyer).max().orElse(-1) + 1;
        byBuyer = IntStream.range(0, buyers)
                .mapToObj(buyer -> inTime.stream()
                        .filter(passage -> passage.buyer() == buyer)
                        .toList())
                .toList();
        size = inTime.size();
        start = new Way(null, null, false, 0, new State(Collections.nCopies(buyers, 0), atFirst));
        effort = (2L * size + DETOURS) * STATE;
    }

    /** Returns the operations in a consistent order, with times that do not decrease. */
    List<GatePass> make() {
        Way way = longestFrom(start);
        while (way.length < size) {
            way = longestFrom(forced(way));
        }
        List<GatePass> order = way.passages();
        for (int i = order.size() - 2; i >= 0; i--) {
            order.set(i, order.get(i).notAfter(order.get(i + 1).t() - 1));
        }
        return order;
    }

    /** Searches the longest consistent order from a state. */
    private Way longestFrom(Way from) {
        Way longest = from;
        Set<State> known = new HashSet<>();
        Deque<Iterator<Way>> open = new ArrayDeque<>(List.of(waysOn(from)));
        while (!open.isEmpty() && longest.length < size && effort > 0) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            Way way = open.peek().next();
            effort -= STATE;
            if (known.add(way.state)) {
                longest = way.length > longest.length ? way : longest;
                open.push(waysOn(way));
            }
        }
        return longest;
    }

    /** Places the earliest remaining operation before all that ended later, if its buyer had got that far by then. */
    private Way forced(Way way) {
        GatePass misfit = nextOfEach(way.state).get(0);
        Way inTime = way.until(misfit.t());
        return (nextOfEach(inTime.state).contains(misfit) ? inTime : way).forcedTo(misfit);
    }

    /** Lazily returns the consistent next steps, by time. */
    private Iterator<Way> waysOn(Way way) {
        return liveIn(way.state).stream()
                .filter(passage -> passage.effect().isPossible(way.state.content) && !spoils(passage, way.state))
                .map(way::to)
                .iterator();
    }

    /** Whether applying this operation makes some pending read impossible. Reads never do. */
    private boolean spoils(GatePass step, State before) {
        if (!step.effect().changesStore()) {
            return false;
        }
        State after = before.after(step);
        return liveIn(after).stream().anyMatch(passage -> isLost(passage, after) && !isLost(passage, before));
    }

    /** Whether an operation does not fit, and no earlier operation of another buyer can make it fit. */
    private boolean isLost(GatePass passage, State state) {
        return !passage.effect().isPossible(state.content)
                && IntStream.range(0, byBuyer.size())
                        .filter(buyer -> buyer != passage.buyer())
                        .noneMatch(buyer -> canHelp(buyer, passage, state));
    }

    /** Whether an operation that the buyer can apply before this one ends makes it fit. */
    private boolean canHelp(int buyer, GatePass passage, State state) {
        List<GatePass> all = byBuyer.get(buyer);
        for (int i = state.done.get(buyer); i < all.size() && all.get(i).earliest() <= passage.t(); i++) {
            effort--;
            Effect effect = all.get(i).effect();
            if (effect.changesStore()
                    && (passage.effect().isPossible(effect.after(state.content))
                            || passage.effect().isPossible(effect.after(StoreContent.TRUNCATED)))) {
                return true;
            }
        }
        return false;
    }

    /** The candidates: next operations that began before every other one ended, by time. */
    private List<GatePass> liveIn(State state) {
        List<GatePass> next = nextOfEach(state);
        long firstIsOver = next.isEmpty() ? 0 : next.get(0).t();
        next.removeIf(passage -> passage.earliest() > firstIsOver);
        return next;
    }

    /** Each buyer's next operation, by time. */
    private List<GatePass> nextOfEach(State state) {
        effort -= byBuyer.size();
        List<GatePass> next = new ArrayList<>();
        for (int buyer = 0; buyer < byBuyer.size(); buyer++) {
            int done = state.done.get(buyer);
            if (done < byBuyer.get(buyer).size()) {
                next.add(byBuyer.get(buyer).get(done));
            }
        }
        next.sort(Comparator.comparingLong(GatePass::t));
        return next;
    }

    /**
     * A search state.
     *
     * @param done the number of applied operations per buyer
     * @param content the content of the store
     */
    private record State(List<Integer> done, StoreContent content) {

        State after(GatePass passage) {
            List<Integer> more = new ArrayList<>(done);
            more.set(passage.buyer(), done.get(passage.buyer()) + 1);
            return new State(more, passage.effect().after(content));
        }
    }

    /**
     * A prefix of an order, as a list with its last operation at the head.
     *
     * @param isForced whether the last operation does not fit and was placed by its time
     */
    private record Way(Way before, GatePass last, boolean isForced, int length, State state) {

        Way to(GatePass next) {
            return new Way(this, next, false, length + 1, state.after(next));
        }

        Way forcedTo(GatePass next) {
            return new Way(this, next, true, length + 1, state.after(next));
        }

        /** The part before the operations that ended after a time, but at least up to the last forced one. */
        Way until(long t) {
            Way until = this;
            for (Way way = this; way.last != null && !way.isForced; way = way.before) {
                until = way.last.t() > t ? way.before : until;
            }
            return until;
        }

        List<GatePass> passages() {
            LinkedList<GatePass> passages = new LinkedList<>();
            for (Way way = this; way.last != null; way = way.before) {
                passages.addFirst(way.last);
            }
            return new ArrayList<>(passages);
        }
    }
}
