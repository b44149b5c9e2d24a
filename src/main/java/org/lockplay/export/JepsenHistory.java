package org.lockplay.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * A history of the lock as a mutex, for Jepsen's checkers: one EDN map a line. A buyer is a process. {@code :ok} surely
 * happened, {@code :fail} surely did not, {@code :info} nobody knows: what a killed buyer was about, and whether the
 * lock of one who never gave it back was freed by its end. After an {@code :info} a process does nothing more. Faults are
 * the nemesis's.
 *
 * <p>A buyer tells that it gives back before it does, so that the end of giving back is the next that it tells.
 */
final class JepsenHistory {

    private record Op(long t, String type, String process, String f, String value) {}

    /** What a buyer is about. */
    private static final class Dealings {
        private Event asked;
        private boolean releasing;
        private int depth;
        private long lastOwn;
    }

    private final List<Op> ops = new ArrayList<>();
    private final Map<Integer, Dealings> buyers = new HashMap<>();

    private JepsenHistory() {}

    static String write(RunHistory history) {
        JepsenHistory jepsen = new JepsenHistory();
        history.byTime().forEach(jepsen::next);
        jepsen.endAll(history.endNs());
        List<Op> ordered =
                jepsen.ops.stream().sorted(Comparator.comparingLong(Op::t)).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ordered.size(); i++) {
            Op op = ordered.get(i);
            text.append("{:index ").append(i);
            text.append(", :type :").append(op.type());
            text.append(", :process ").append(op.process());
            text.append(", :f :").append(op.f());
            text.append(", :value ").append(op.value());
            text.append(", :time ").append(op.t()).append("}\n");
        }
        return text.toString();
    }

    private void next(Event event) {
        nemesis(event);
        if (event.buyer() == Event.NO_BUYER) {
            return;
        }
        Dealings dealings = buyers.computeIfAbsent(event.buyer(), buyer -> new Dealings());
        if (isOwn(event)) {
            if (dealings.releasing) {
                add(event.t(), "ok", event.buyer(), "release");
                dealings.releasing = false;
            }
            dealings.lastOwn = event.t();
        }
        lock(event, dealings);
    }

    private void lock(Event event, Dealings dealings) {
        switch (event.kind()) {
            case LOCK_REQUESTED -> dealings.asked = event;
            case LOCK_REFUSED, LOCK_TIMEOUT -> answer(event, dealings, "fail");
            case LOCK_ACQUIRED -> {
                // Whoever has it already gets nothing new.
                if (dealings.depth++ == 0) {
                    answer(event, dealings, "ok");
                }
                dealings.asked = null;
            }
            case LOCK_RELEASED -> {
                dealings.depth = Math.max(0, dealings.depth - 1);
                if (dealings.depth == 0) {
                    giveBack(event, dealings);
                }
            }
            case LOCK_LOST, CONFLICT -> {
                if (dealings.depth > 0) {
                    dealings.depth = 0;
                    giveBack(event, dealings);
                }
            }
            case BUYER_FINISHED -> end(event.buyer(), dealings, event.t());
            default -> {
                // The rest is not about the lock.
            }
        }
    }

    private void giveBack(Event event, Dealings dealings) {
        add(event.t(), "invoke", event.buyer(), "release");
        dealings.releasing = true;
    }

    private void answer(Event event, Dealings dealings, String type) {
        if (dealings.asked != null) {
            add(dealings.asked.t(), "invoke", event.buyer(), "acquire");
            add(event.t(), type, event.buyer(), "acquire");
            dealings.asked = null;
        }
    }

    private void end(int buyer, Dealings dealings, long t) {
        if (dealings.releasing) {
            add(t, "info", buyer, "release");
        } else if (dealings.depth > 0) {
            // It may have been freed from the moment on at which its holder was last seen.
            add(dealings.lastOwn, "invoke", buyer, "release");
            add(t, "info", buyer, "release");
        } else if (dealings.asked != null) {
            add(dealings.asked.t(), "invoke", buyer, "acquire");
            add(t, "info", buyer, "acquire");
        }
        buyers.put(buyer, new Dealings());
    }

    private void endAll(long t) {
        new HashMap<>(buyers).forEach((buyer, dealings) -> end(buyer, dealings, t));
    }

    private void nemesis(Event event) {
        boolean isFault = event.kind() == EventKind.FAULT;
        if (isFault || event.kind() == EventKind.FROZEN || event.kind() == EventKind.THAWED) {
            String f = isFault
                    ? event.text(Field.FAULT).orElse("fault")
                    : event.kind().wireName();
            String buyer = event.buyer() == Event.NO_BUYER ? "nil" : String.valueOf(event.buyer());
            ops.add(new Op(event.t(), "info", ":nemesis", f, buyer));
        }
    }

    private void add(long t, String type, int buyer, String f) {
        ops.add(new Op(t, type, String.valueOf(buyer), f, "nil"));
    }

    /** Whether a buyer told it itself, so that it lived and went on. */
    private static boolean isOwn(Event event) {
        return switch (event.kind()) {
            case FAULT, FAULT_MISSED, FROZEN, THAWED, WORKER_EXITED, STORE -> false;
            case BUYER_FINISHED ->
                event.text(Field.OUTCOME)
                        .filter(outcome -> !outcome.equals("killed") && !outcome.equals("stuck"))
                        .isPresent();
            default -> true;
        };
    }
}
