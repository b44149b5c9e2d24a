package org.lockplay.export;

import static us.bpsm.edn.Keyword.newKeyword;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import us.bpsm.edn.Keyword;
import us.bpsm.edn.parser.Parseable;
import us.bpsm.edn.parser.Parser;
import us.bpsm.edn.parser.Parsers;

/**
 * Says whether a Jepsen history could be that of a mutex: whether every operation can be given a moment between its
 * invocation and its end at which it took effect, so that nobody acquires what somebody has and nobody releases what is
 * another's. What nobody knows the end of may have taken effect at any later moment, or never.
 *
 * <p>The search of Wing and Gong, done just in time (Lowe): all states that are possible so far, widened only when an
 * operation ends.
 */
public final class MutexChecker {

    private static final Object NEMESIS = newKeyword("nemesis");

    /** One operation that has been invoked. */
    private record Op(int number, long process, boolean acquires) {}

    /** Who has the mutex ({@code null} for nobody), and which unfinished operations have taken effect. */
    private record State(Long holder, Set<Integer> done) {

        Optional<State> after(Op op) {
            boolean possible = op.acquires() ? holder == null : holder != null && holder == op.process();
            if (!possible) {
                return Optional.empty();
            }
            Set<Integer> more = new HashSet<>(done);
            more.add(op.number());
            return Optional.of(new State(op.acquires() ? op.process() : null, Set.copyOf(more)));
        }

        State without(Op op) {
            Set<Integer> fewer = new HashSet<>(done);
            fewer.remove(op.number());
            return new State(holder, Set.copyOf(fewer));
        }
    }

    private final Map<Integer, Op> pending = new HashMap<>();
    private final Map<Long, Op> current = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private Set<State> states = Set.of(new State(null, Set.of()));
    private long nextIndex;

    private MutexChecker() {}

    /** Reads one map a line, with a reader that is not ours. */
    public static List<Map<?, ?>> read(String edn) {
        Parser parser = Parsers.newParser(Parsers.defaultConfiguration());
        Parseable text = Parsers.newParseable(edn);
        List<Map<?, ?>> ops = new ArrayList<>();
        for (Object value = parser.nextValue(text); value != Parser.END_OF_INPUT; value = parser.nextValue(text)) {
            ops.add((Map<?, ?>) value);
        }
        return ops;
    }

    /**
     * Checks a history.
     *
     * @return why it cannot be a mutex's; empty if it can
     * @throws IllegalArgumentException if it is no Jepsen history at all
     */
    public static Optional<String> check(String edn) {
        MutexChecker checker = new MutexChecker();
        for (Map<?, ?> op : read(edn)) {
            Optional<String> wrong = checker.next(op);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> next(Map<?, ?> op) {
        require(op.get(newKeyword("index")).equals(nextIndex++), "indices go up by one", op);
        require(op.get(newKeyword("time")) instanceof Long, "a time", op);
        String type = ((Keyword) op.get(newKeyword("type"))).getName();
        if (NEMESIS.equals(op.get(newKeyword("process")))) {
            require(type.equals("info"), "a nemesis only informs", op);
            return Optional.empty();
        }
        long process = (Long) op.get(newKeyword("process"));
        boolean acquires = ((Keyword) op.get(newKeyword("f"))).getName().equals("acquire");
        require(!gone.contains(process), "a process does nothing after an :info", op);
        switch (type) {
            case "invoke" -> invoke(process, acquires, op);
            case "ok" -> {
                Op ended = end(process, acquires, op);
                states = widened(ended);
                return states.isEmpty() ? Optional.of("nobody could have done this then: " + op) : Optional.empty();
            }
            case "fail" -> {
                Op ended = end(process, acquires, op);
                states = Set.copyOf(states.stream()
                        .filter(state -> !state.done().contains(ended.number()))
                        .toList());
            }
            case "info" -> {
                require(current.remove(process) != null, "an :info ends something", op);
                gone.add(process);
            }
            default -> require(false, "a known type", op);
        }
        return Optional.empty();
    }

    private void invoke(long process, boolean acquires, Map<?, ?> op) {
        Op invoked = new Op((int) nextIndex, process, acquires);
        require(current.put(process, invoked) == null, "one thing at a time", op);
        pending.put(invoked.number(), invoked);
    }

    private Op end(long process, boolean acquires, Map<?, ?> op) {
        Op ended = current.remove(process);
        require(ended != null && ended.acquires() == acquires, "what ends was invoked", op);
        pending.remove(ended.number());
        return ended;
    }

    /** The states in which an operation has taken effect, at the latest now, whatever else has. */
    private Set<State> widened(Op ended) {
        Set<State> seen = new HashSet<>(states);
        List<State> open = new ArrayList<>(states);
        Set<State> reached = new HashSet<>();
        while (!open.isEmpty()) {
            State state = open.remove(open.size() - 1);
            if (state.done().contains(ended.number())) {
                reached.add(state.without(ended));
                continue;
            }
            List<Op> possible = new ArrayList<>(pending.values());
            possible.add(ended);
            for (Op op : possible) {
                if (!state.done().contains(op.number())) {
                    state.after(op).filter(seen::add).ifPresent(open::add);
                }
            }
        }
        return reached;
    }

    private static void require(boolean condition, String what, Map<?, ?> op) {
        if (!condition) {
            throw new IllegalArgumentException("expected: " + what + ", found: " + op);
        }
    }
}
