package org.lockplay.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of waiting runs. Not thread-safe.
 *
 * <ol>
 *   <li>Within an address, sessions take turns: a session's second run follows the first one of every other session.
 *   <li>Addresses take turns in the same way, whatever number of sessions they have.
 *   <li>In the same turn, the run that came first is first.
 * </ol>
 */
final class FairOrder {

    /** A waiting run with its turn among the sessions of its address, and among the addresses. */
    private record Ticket(RunQueue.Job job, long arrival, long sessionTurn, long addressTurn) {

        Ticket withSessionTurn(long turn) {
            return new Ticket(job, arrival, turn, addressTurn);
        }

        Ticket withAddressTurn(long turn) {
            return new Ticket(job, arrival, sessionTurn, turn);
        }
    }

    private final FairTurns addresses = new FairTurns();
    private final Map<String, FairTurns> sessions = new HashMap<>();
    private List<Ticket> waiting = new ArrayList<>();
    private long arrivals;

    /** Adds a run. */
    void add(RunQueue.Job job) {
        waiting.add(new Ticket(job, arrivals++, 0, 0));
        sort();
    }

    /** Removes a run that will not start; false if it does not wait. */
    boolean remove(String run) {
        boolean removed = waiting.removeIf(ticket -> ticket.job().run().equals(run));
        sort();
        return removed;
    }

    /** Removes a run that starts, which uses its turn. */
    void serve(RunQueue.Job job) {
        for (Ticket ticket : waiting) {
            if (ticket.job() == job) {
                RunRequester requester = job.requester();
                addresses.serve(requester.address(), ticket.addressTurn());
                sessions.computeIfAbsent(requester.address(), address -> new FairTurns())
                        .serve(requester.session(), ticket.sessionTurn());
            }
        }
        waiting.removeIf(ticket -> ticket.job() == job);
        sessions.keySet().removeIf(address -> !addresses.isAhead(address) && !isWaiting(address));
        sort();
    }

    /** All waiting runs, the next one first. */
    List<RunQueue.Job> jobs() {
        return waiting.stream().map(Ticket::job).toList();
    }

    /** A run's position, from 1; 0 if it does not wait. */
    int position(String run) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).job().run().equals(run)) {
                return i + 1;
            }
        }
        return 0;
    }

    int size() {
        return waiting.size();
    }

    void clear() {
        waiting.clear();
    }

    private boolean isWaiting(String address) {
        return waiting.stream()
                .anyMatch(ticket -> ticket.job().requester().address().equals(address));
    }

    private void sort() {
        waiting.sort(Comparator.comparingLong(Ticket::arrival));
        Map<String, List<Ticket>> byAddress = new LinkedHashMap<>();
        waiting.forEach(ticket -> byAddress
                .computeIfAbsent(ticket.job().requester().address(), address -> new ArrayList<>())
                .add(ticket));
        List<Ticket> sorted = new ArrayList<>(waiting.size());
        byAddress.forEach((address, tickets) -> {
            long turn = addresses.next(address);
            for (Ticket ticket : bySession(address, tickets)) {
                sorted.add(ticket.withAddressTurn(turn));
                turn++;
            }
        });
        sorted.sort(Comparator.comparingLong(Ticket::addressTurn).thenComparingLong(Ticket::arrival));
        waiting = sorted;
    }

    /** Sorts the runs of one address, given by arrival, by the turns of its sessions. */
    private List<Ticket> bySession(String address, List<Ticket> tickets) {
        FairTurns turns = sessions.getOrDefault(address, new FairTurns());
        Map<String, Long> next = new HashMap<>();
        return tickets.stream()
                .map(ticket -> {
                    String session = ticket.job().requester().session();
                    long turn = next.getOrDefault(session, turns.next(session));
                    next.put(session, turn + 1);
                    return ticket.withSessionTurn(turn);
                })
                .sorted(Comparator.comparingLong(Ticket::sessionTurn).thenComparingLong(Ticket::arrival))
                .toList();
    }
}
