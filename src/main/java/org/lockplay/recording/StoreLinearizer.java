package org.lockplay.recording;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Orders the store operations of a run so that every read returns what its buyer recorded. Not thread-safe.
 *
 * <p>An event's time is taken just after its operation, and the process can lose its processor in between. So times can
 * contradict the values that were read. Each operation lies between its buyer's previous event and its own time.
 *
 * <p>The algorithm searches a linearization of a register (Wing and Gong 1993) and visits no state twice (Lowe 2017). A
 * topological sort of the constraints is not enough: without a lock, several writes have the same count and version, so
 * that a read does not determine the one it has read.
 *
 * <ol>
 *   <li>If the order of the times is consistent, keep it.
 *   <li>Candidates are each buyer's next operation, if it began before every other candidate ended and fits the content.
 *   <li>Try them in the order of their times, depth first, so that this order is kept where it is consistent.
 *   <li>Before a write, take a candidate that only reads and does not fit after the write. Taking it loses no order,
 *       because it changes nothing.
 *   <li>If no order is complete, place the earliest operation that does not fit by its time, and continue after it.
 * </ol>
 */
final class StoreLinearizer {

    /** The maximum number of steps beyond those of a search without backtracking. */
    private static final int DETOURS = 100_000;

    private final List<GatePass> inTime;
    /** The operations of each buyer, in program order. */
    private final List<List<GatePass>> byBuyer;
    /** The operations placed so far, and how many of each buyer. */
    private final List<GatePass> order = new ArrayList<>();

    private final int[] done;
    /** The content of the store before each placed operation, and after the last one. */
    private final List<StoreContent> contents = new ArrayList<>();
    /** How many steps the search may still take; after that, it does not backtrack. */
    private int effort;

    /**
     * @param inTime all operations on the store, by time
     * @param atFirst the initial content of the store
     */
    StoreLinearizer(List<GatePass> inTime, StoreContent atFirst) {
        this.inTime = inTime;
        int buyers = inTime.stream().mapToInt(GatePass::buyer).max().orElse(-1) + 1;
        byBuyer = IntStream.range(0, buyers)
                .mapToObj(buyer ->
                        inTime.stream().filter(pass -> pass.buyer() == buyer).toList())
                .toList();
        done = new int[buyers];
        contents.add(atFirst);
        effort = inTime.size() + DETOURS;
    }

    /** Returns the operations in a consistent order, with times that do not decrease. */
    List<GatePass> make() {
        inTime.stream().takeWhile(pass -> pass.effect().isPossible(content())).forEach(this::place);
        if (order.size() == inTime.size()) {
            return inTime;
        }
        undoTo(0);
        search();
        while (order.size() < inTime.size()) {
            placeMisfit();
            search();
        }
        for (int i = order.size() - 2; i >= 0; i--) {
            order.set(i, order.get(i).notAfter(order.get(i + 1).t() - 1));
        }
        return order;
    }

    private StoreContent content() {
        return contents.get(order.size());
    }

    private void place(GatePass pass) {
        contents.add(pass.effect().after(content()));
        order.add(pass);
        done[pass.buyer()]++;
    }

    private void undoTo(int size) {
        while (order.size() > size) {
            contents.remove(order.size());
            done[order.remove(order.size() - 1).buyer()]--;
        }
    }

    /** Appends the longest consistent continuation of the order that is found. */
    private void search() {
        int start = order.size();
        List<GatePass> longest = List.of();
        Set<List<Object>> known = new HashSet<>();
        Deque<Iterator<GatePass>> open = new ArrayDeque<>(List.of(candidates()));
        while (order.size() < inTime.size() && (effort > 0 || open.peek().hasNext())) {
            if (open.peek().hasNext()) {
                effort--;
                place(open.peek().next());
                if (known.add(List.of(IntBuffer.wrap(done.clone()), content()))) {
                    open.push(candidates());
                    continue;
                }
            } else {
                open.pop();
            }
            if (order.size() - start > longest.size()) {
                longest = List.copyOf(order.subList(start, order.size()));
            }
            if (open.isEmpty()) {
                break;
            }
            undoTo(order.size() - 1);
        }
        if (order.size() - start < longest.size()) {
            undoTo(start);
            longest.forEach(this::place);
        }
    }

    /** Places the earliest remaining operation, which does not fit, before the last ones that ended later. */
    private void placeMisfit() {
        GatePass misfit = nextOfEach().get(0);
        int at = order.size();
        while (at > 0
                && order.get(at - 1).t() > misfit.t()
                && order.get(at - 1).effect().isPossible(contents.get(at - 1))) {
            at--;
        }
        undoTo(at);
        place(misfit);
    }

    private Iterator<GatePass> candidates() {
        List<GatePass> fitting = nextOfEach();
        long firstIsOver = fitting.isEmpty() ? 0 : fitting.get(0).t();
        fitting.removeIf(pass -> pass.earliest() > firstIsOver || !pass.effect().isPossible(content()));
        List<GatePass> tried = new ArrayList<>();
        for (GatePass pass : fitting) {
            StoreContent after = pass.effect().after(content());
            Optional<GatePass> read = fitting.stream()
                    .filter(other -> !other.effect().changesStore())
                    .filter(other -> other == pass || !other.effect().isPossible(after))
                    .findFirst();
            tried.add(read.orElse(pass));
            if (read.isPresent()) {
                break;
            }
        }
        return tried.iterator();
    }

    /** Each buyer's next operation, by time. */
    private List<GatePass> nextOfEach() {
        List<GatePass> next = new ArrayList<>();
        for (int buyer = 0; buyer < done.length; buyer++) {
            if (done[buyer] < byBuyer.get(buyer).size()) {
                next.add(byBuyer.get(buyer).get(done[buyer]));
            }
        }
        next.sort(Comparator.comparingLong(GatePass::t));
        return next;
    }
}
