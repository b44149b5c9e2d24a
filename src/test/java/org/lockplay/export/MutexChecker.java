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
 * Checks whether a Jepsen history is linearizable as a mutex: each operation must be assignable to a moment between its
 * invocation and its completion at which it took effect, so that no process acquires a held mutex or releases another
 * process's. An operation with an unknown end may take effect at any later moment, or never.
 *
 * <p>Rejects a history that breaks Jepsen's rules: indexes 0, 1, 2 …; times never decrease; a process is a number and
 * does one thing at a time; an operation is invoked once and ends once, with the same function; a process does nothing
 * after an {@code :info}; the nemesis's operations are pairs of {@code :info}.
 *
 * <p>The algorithm of Wing and Gong with just-in-time linearization (Lowe): keeps all states that are possible so far,
 * and expands them only when an operation ends.
 */
public final class MutexChecker {

    private static final Object NEMESIS = newKeyword("nemesis");

    /** One operation that has been invoked. */
    private record Op(int number, long process, boolean acquires) {}

    /** The holder of the mutex ({@code null} for none), and which open operations have taken effect. */
    private record State(Long holder, Set<Integer> done) {

        Optional<State> after(Op op, boolean owned) {
            boolean possible = op.acquires() ? holder == null : holder != null && (!owned || holder == op.process());
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

    /** Whether only the process that acquired the mutex may release it; knossos' model does not check that. */
    private final boolean owned;

    private final Map<Integer, Op> pending = new HashMap<>();
    private final Map<Long, Op> current = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();
    private Set<State> states = Set.of(new State(null, Set.of()));
    private long nextIndex;
    private long lastTime;
    /** The nemesis's open operation. */
    private Map<?, ?> nemesis;

    private MutexChecker(boolean owned) {
        this.owned = owned;
    }

    /** Reads one map per line, with an independent parser. */
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
     * Checks a history against a mutex that only its holder may release.
     *
     * @return why it is not linearizable; empty if it is
     * @throws IllegalArgumentException if it is not a Jepsen history
     */
    public static Optional<String> check(String edn) {
        return check(edn, true);
    }

    /** Checks against a mutex that any process may release, as in knossos' own model. */
    public static Optional<String> checkAsKnossosDoes(String edn) {
        return check(edn, false);
    }

    private static Optional<String> check(String edn, boolean owned) {
        MutexChecker checker = new MutexChecker(owned);
        for (Map<?, ?> op : read(edn)) {
            Optional<String> wrong = checker.next(op);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        require(checker.nemesis == null, "pairs of the nemesis's", checker.nemesis);
        return Optional.empty();
    }

    private Optional<String> next(Map<?, ?> op) {
        require(op.get(newKeyword("index")).equals(nextIndex++), "indices go up by one", op);
        require(op.get(newKeyword("time")) instanceof Long, "a time", op);
        require((Long) op.get(newKeyword("time")) >= lastTime, "times that do not go back", op);
        lastTime = (Long) op.get(newKeyword("time"));
        String type = ((Keyword) op.get(newKeyword("type"))).getName();
        if (NEMESIS.equals(op.get(newKeyword("process")))) {
            require(type.equals("info"), "a nemesis only informs", op);
            require(nemesis == null || f(nemesis).equals(f(op)), "pairs of the nemesis's", op);
            nemesis = nemesis == null ? op : null;
            return Optional.empty();
        }
        long process = (Long) op.get(newKeyword("process"));
        require(f(op).equals("acquire") || f(op).equals("release"), "what a mutex can do", op);
        boolean acquires = f(op).equals("acquire");
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
                Op unknown = current.remove(process);
                require(unknown != null && unknown.acquires() == acquires, "an :info ends what was invoked", op);
                gone.add(process);
            }
            default -> require(false, "a known type", op);
        }
        return Optional.empty();
    }

    private static String f(Map<?, ?> op) {
        return ((Keyword) op.get(newKeyword("f"))).getName();
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

    /** The states in which an operation has taken effect by now, in any order with the other open ones. */
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
                    state.after(op, owned).filter(seen::add).ifPresent(open::add);
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
