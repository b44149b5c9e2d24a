package org.lockplay.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.lockplay.history.Event;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.Frozen;
import org.lockplay.history.Thawed;

/**
 * A history of the lock as a mutex, for Jepsen's checkers: one EDN map per line. A buyer is a process, see {@link
 * JepsenBuyer}. Faults are operations of the nemesis, each a pair of {@code :info}.
 */
final class JepsenHistory {

    /** One line of the history, without its index. */
    private record Line(long t, boolean invokes, String type, JepsenOperation operation) {}

    private JepsenHistory() {}

    static String write(RunHistory history) {
        StringBuilder text = new StringBuilder();
        List<Line> lines = merged(linesByProcess(operations(history)));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            JepsenOperation operation = line.operation();
            text.append("{:index ").append(i);
            text.append(", :type :").append(line.type());
            text.append(", :process ").append(operation.process());
            text.append(", :f :").append(operation.f());
            text.append(", :value ").append(operation.value());
            text.append(", :time ").append(line.t()).append("}\n");
        }
        return text.toString();
    }

    private static List<JepsenOperation> operations(RunHistory history) {
        List<Event> events = history.byTime();
        int buyers = history.scenario().placement().buyers();
        List<JepsenOperation> operations = new ArrayList<>();
        for (int buyer = 0; buyer < buyers; buyer++) {
            int number = buyer;
            operations.addAll(JepsenBuyer.operations(
                    buyer,
                    buyers,
                    history.scenario().lock().kind(),
                    events.stream().filter(event -> event.buyer() == number).toList(),
                    history.endNs()));
        }
        events.stream()
                .filter(event -> event instanceof FaultInjected || event instanceof Frozen || event instanceof Thawed)
                .map(JepsenHistory::fault)
                .forEach(operations::add);
        return operations;
    }

    private static JepsenOperation fault(Event event) {
        String f = event instanceof FaultInjected fault
                ? fault.fault().wireName()
                : event.kind().wireName();
        String buyer = event.buyer() == Event.NO_BUYER ? "nil" : String.valueOf(event.buyer());
        return JepsenOperation.ofNemesis(f, buyer, event.t());
    }

    private static Collection<Deque<Line>> linesByProcess(List<JepsenOperation> operations) {
        Map<String, Deque<Line>> byProcess = new LinkedHashMap<>();
        for (JepsenOperation operation : operations) {
            Deque<Line> lines = byProcess.computeIfAbsent(operation.process(), process -> new ArrayDeque<>());
            long before = lines.isEmpty() ? 0 : lines.getLast().t();
            long fromNs = Math.max(before, operation.fromNs());
            lines.add(new Line(fromNs, true, operation.invocation(), operation));
            lines.add(new Line(Math.max(fromNs, operation.toNs()), false, operation.completion(), operation));
        }
        return byProcess.values();
    }

    /** Merges by time, keeping the order within each process; at equal times, invocations precede completions. */
    private static List<Line> merged(Collection<Deque<Line>> byProcess) {
        PriorityQueue<Deque<Line>> heads = new PriorityQueue<>(
                Comparator.comparingLong((Deque<Line> lines) -> lines.getFirst().t())
                        .thenComparing(lines -> !lines.getFirst().invokes()));
        heads.addAll(byProcess);
        List<Line> merged = new ArrayList<>();
        while (!heads.isEmpty()) {
            Deque<Line> first = heads.poll();
            merged.add(first.removeFirst());
            if (!first.isEmpty()) {
                heads.add(first);
            }
        }
        return merged;
    }
}
