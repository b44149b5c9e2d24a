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
 * Puts the readings and writings of a store in an order in which each reading finds what it did find.
 *
 * <p>An event's time is taken just after what it tells of, and between the two a process can lose its processor: a
 * reading can seem to come after a writing that it did not see, and of two writings the one that was told first can be
 * the one that stayed. Each happened between its buyer's event before and its own time.
 *
 * <p>This is the search for a linearization of a register (Wing and Gong 1993) that looks at no state twice (Lowe 2017).
 * Of all that can come next, what was told first is tried first: the order of times stays where it fits. No step is
 * taken after which somebody cannot have found what it found any more. What fits nowhere comes where its time says, and
 * the search goes on behind it.
 */
final class StoreLinearizer {

    /** How many states are looked at beyond a straight way's: some tenths of a second, rather than for ever. */
    private static final long DETOURS = 30_000;

    /** Looking at a state, with all that can come next, is as much effort as looking at so many passages. */
    private static final long STATE = 1_000;

    /** What each buyer did, in its own order. */
    private final List<List<GatePass>> byBuyer;

    private final int size;
    private final Way start;
    /** How many passages may still be looked at. */
    private long effort;

    /**
     * @param inTime all that touched the store, in the order of their times
     * @param atFirst what the store held at first
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

    /** The order that fits, each with a time that is not after the next one's. */
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

    /** Goes on as far as everything fits. */
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

    /** Puts what nothing fits after before all that was told later, if its buyer had come so far by then. */
    private Way forced(Way way) {
        GatePass misfit = nextOfEach(way.state).get(0);
        Way inTime = way.until(misfit.t());
        return (nextOfEach(inTime.state).contains(misfit) ? inTime : way).forcedTo(misfit);
    }

    /** One step on with whatever fits and began before anything else was over, in the order of times; found one by one. */
    private Iterator<Way> waysOn(Way way) {
        return liveIn(way.state).stream()
                .filter(passage -> passage.effect().isPossible(way.state.content) && !spoils(passage, way.state))
                .map(way::to)
                .iterator();
    }

    /** Whether a step leaves somebody lost who was not before it; whoever only looks does not. */
    private boolean spoils(GatePass step, State before) {
        if (!step.effect().changesStore()) {
            return false;
        }
        State after = before.after(step);
        return liveIn(after).stream().anyMatch(passage -> isLost(passage, after) && !isLost(passage, before));
    }

    /** Whether something does not fit, and nothing that others can do before it makes it fit. */
    private boolean isLost(GatePass passage, State state) {
        return !passage.effect().isPossible(state.content)
                && IntStream.range(0, byBuyer.size())
                        .filter(buyer -> buyer != passage.buyer())
                        .noneMatch(buyer -> canHelp(buyer, passage, state));
    }

    /** Whether something that a buyer can do before a passage is over makes that one fit. */
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

    /** What began before anything else was over, in the order of times. */
    private List<GatePass> liveIn(State state) {
        List<GatePass> next = nextOfEach(state);
        long firstIsOver = next.isEmpty() ? 0 : next.get(0).t();
        next.removeIf(passage -> passage.earliest() > firstIsOver);
        return next;
    }

    /** What each buyer did next, in the order of times. */
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
     * What can be gone on from.
     *
     * @param done how much each buyer has done
     * @param content what the store holds
     */
    private record State(List<Integer> done, StoreContent content) {

        State after(GatePass passage) {
            List<Integer> more = new ArrayList<>(done);
            more.set(passage.buyer(), done.get(passage.buyer()) + 1);
            return new State(more, passage.effect().after(content));
        }
    }

    /**
     * An order of the first of them, its last one at the head.
     *
     * @param isForced whether the last one does not fit, and its place is settled
     */
    private record Way(Way before, GatePass last, boolean isForced, int length, State state) {

        Way to(GatePass next) {
            return new Way(this, next, false, length + 1, state.after(next));
        }

        Way forcedTo(GatePass next) {
            return new Way(this, next, true, length + 1, state.after(next));
        }

        /** The part of it before whatever was told after a time, or up to what is settled. */
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
