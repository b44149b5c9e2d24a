package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the readings and writings of a store in an order in which each reading finds what it did find.
 *
 * <p>An event's time is taken just after what it tells of, and between the two a process can lose its processor: a
 * reading can seem to come after a writing that it did not see. Each happened between its buyer's event before and its
 * own time. Starting from the order of times, whatever does not fit is moved within these bounds: a reading back to where
 * the store still held what it saw, or else the writing that it saw to before it.
 *
 * <p>This is the search for a linearization of a register (Wing and Gong 1993), without going back on what was decided:
 * what contradicts itself here lies microseconds apart, and there is mostly one way to set it right. What cannot be set
 * right stays in the order of times.
 */
final class StoreOrder {

    /** How far a writing is looked for; what overlaps is no farther away than there are buyers. */
    private static final int REACH = 256;

    private final List<Passage> order;
    /** What the store held before each of them, as far as {@link #make} has come. */
    private final List<Content> contents = new ArrayList<>();

    /**
     * @param inTime all that touched the store, in the order of their times
     * @param atFirst what the store held at first
     */
    StoreOrder(List<Passage> inTime, Content atFirst) {
        order = new ArrayList<>(inTime);
        contents.add(atFirst);
    }

    /** The order that fits, each with a time that is not after the next one's. */
    List<Passage> make() {
        for (int i = 0; i < order.size(); i++) {
            settle(i);
            Passage settled = order.get(i);
            contents.add(settled.leaves() == null ? contents.get(i) : settled.leaves());
        }
        for (int i = order.size() - 2; i >= 0; i--) {
            order.set(i, order.get(i).notAfter(order.get(i + 1).t() - 1));
        }
        return order;
    }

    /** Puts something that fits in a place; what is pulled there may itself need something before it. */
    private void settle(int place) {
        int end = Math.min(order.size(), place + REACH);
        for (int pulled = place; pulled < end && !fits(place); pulled++) {
            if (moveBack(place) || !pullForward(place)) {
                return;
            }
        }
    }

    private boolean fits(int place) {
        Passage passage = order.get(place);
        return passage.fits() == null || passage.fits().test(contents.get(place));
    }

    /** Moves a reading back to where the store held what it saw. */
    private boolean moveBack(int from) {
        Passage reading = order.get(from);
        if (reading.leaves() != null) {
            return false;
        }
        for (int to = from - 1; to >= 0 && order.get(to).t() >= reading.earliest(); to--) {
            if (order.get(to).buyer() == reading.buyer()) {
                return false;
            }
            if (reading.fits().test(contents.get(to))) {
                order.add(to, order.remove(from));
                contents.add(to, contents.get(to));
                contents.remove(contents.size() - 1);
                return true;
            }
        }
        return false;
    }

    /** Moves the writing that a reading saw to before it, both of its moments if it has two. */
    private boolean pullForward(int to) {
        Passage reading = order.get(to);
        int end = Math.min(order.size(), to + REACH);
        for (int from = to + 1; from < end; from++) {
            Passage writing = order.get(from);
            boolean isSeen = writing.leaves() != null && reading.fits().test(writing.leaves());
            if (isSeen && writing.earliest() <= reading.t() && writing.buyer() != reading.buyer()) {
                bring(writing.buyer(), from, to);
                return true;
            }
        }
        return false;
    }

    /** Brings all that a buyer did in a stretch to its beginning. */
    private void bring(int buyer, int last, int to) {
        int place = to;
        for (int i = to; i <= last; i++) {
            if (order.get(i).buyer() == buyer) {
                order.add(place++, order.remove(i));
            }
        }
    }
}
