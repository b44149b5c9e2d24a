package org.lockplay.worker;

import static org.lockplay.history.TestEvents.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.EventKind;
import org.lockplay.json.Json;

/**
 * The output of one run's workers: the history, their states, and the planned faults that buyers have reached.
 * Thread-safe.
 */
final class Testimony {

    private static final int PATIENCE_S = 30;

    private final List<Event> history = new ArrayList<>();
    private final List<String> states = new ArrayList<>();
    private final Set<ChildWorker> gone = new HashSet<>();
    private final BlockingQueue<Armed> armed = new LinkedBlockingQueue<>();
    private Consumer<Armed> answer = armed::add;

    /** A planned fault that a buyer has reached. */
    record Armed(int fault, int buyer, int step) {}

    /** Processes a line of output. */
    void hear(ChildWorker worker, String line) {
        if (line.startsWith("{")) {
            add(EventJson.read(line));
        } else if (line.startsWith("!armed ")) {
            met(Json.parseObject(line.substring("!armed ".length())));
        } else {
            said(worker, line);
        }
    }

    private synchronized void said(ChildWorker worker, String state) {
        states.add(state);
        if (state.equals("!gone")) {
            gone.add(worker);
        }
    }

    private synchronized void met(Map<String, Object> call) {
        answer.accept(new Armed(
                ((Long) call.get("fault")).intValue(),
                ((Long) call.get("buyer")).intValue(),
                ((Long) call.get("step")).intValue()));
    }

    /** Appends an event to the history. */
    synchronized void add(Event event) {
        history.add(event.numbered(history.size() + 1L));
    }

    synchronized List<Event> history() {
        return List.copyOf(history);
    }

    synchronized long length() {
        return history.size();
    }

    /** How often the workers have reported one of these states. */
    synchronized long count(String... wanted) {
        return states.stream().filter(List.of(wanted)::contains).count();
    }

    /** Whether a worker's process has ended. */
    synchronized boolean isGone(ChildWorker worker) {
        return gone.contains(worker);
    }

    /** How a buyer finished; empty if it has not. */
    Optional<String> outcomeOf(int buyer) {
        return history().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED && event.buyer() == buyer)
                .map(event -> text(event, "outcome").orElseThrow())
                .findFirst();
    }

    /** The next planned fault that a buyer reaches. */
    Armed awaitArmed() throws InterruptedException {
        Armed next = armed.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no fault met its buyer: " + history());
        }
        return next;
    }

    /** Sets the answer to all planned faults that no test waits for, past and future. */
    synchronized void answerArmed(Consumer<Armed> always) {
        answer = always;
        List<Armed> waiting = new ArrayList<>();
        armed.drainTo(waiting);
        waiting.forEach(always);
    }

    @Override
    public synchronized String toString() {
        return states.toString() + history;
    }
}
