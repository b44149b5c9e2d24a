package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** The facts of a history, derived from the meaning of its events only. Immutable. */
final class Facts {

    private final Scenario scenario;
    private final List<Event> history;
    private final KindRules rules;
    private final List<BuyerTrack> tracks;
    private final List<ProgramWalk> walks;
    private final List<Hold> holds = new ArrayList<>();
    private final List<Hold> mergedHolds = new ArrayList<>();
    private final List<Event> unheldReleases = new ArrayList<>();
    private final List<StoreWrite> writes = new ArrayList<>();
    private final List<Purchase> purchases = new ArrayList<>();

    Facts(Scenario scenario, List<Event> history) {
        this.scenario = scenario;
        this.history = history;
        this.rules = KindRules.of(scenario);
        Placement placement = scenario.placement();
        this.tracks = IntStream.range(0, placement.buyers())
                .mapToObj(buyer -> new BuyerTrack(buyer, history))
                .toList();
        this.walks = tracks.stream()
                .map(track -> new ProgramWalk(scenario.program(), track))
                .toList();
        // Newer histories have them; without one, the release alone does not prove that its commit took effect.
        boolean hasCommitEvents =
                history.stream().anyMatch(event -> number(event, "pass").isPresent());
        for (BuyerTrack track : tracks) {
            HoldReader reader =
                    new HoldReader(track, walkOf(track.buyer()), lockOf(track.buyer()), rules, killedNs(track.buyer()));
            holds.addAll(reader.holds());
            mergedHolds.addAll(reader.mergedHolds());
            unheldReleases.addAll(reader.unheldReleases());
            DealReader deals =
                    new DealReader(track, walkOf(track.buyer()), scenario.lock().kind(), hasCommitEvents);
            writes.addAll(deals.writes());
            purchases.add(deals.purchase());
        }
    }

    Scenario scenario() {
        return scenario;
    }

    List<Event> history() {
        return history;
    }

    KindRules rules() {
        return rules;
    }

    List<BuyerTrack> tracks() {
        return tracks;
    }

    Optional<BuyerTrack> track(long buyer) {
        return buyer >= 0 && buyer < tracks.size() ? Optional.of(tracks.get((int) buyer)) : Optional.empty();
    }

    ProgramWalk walkOf(int buyer) {
        return walks.get(buyer);
    }

    List<Hold> holds() {
        return holds;
    }

    /** The holds of locks without a lease; holds with a repeated request and no release in between are merged. */
    List<Hold> mergedHolds() {
        return mergedHolds;
    }

    /** All holds, plain and merged. */
    Stream<Hold> mergedOrPlainHolds() {
        return Stream.concat(holds.stream(), mergedHolds.stream());
    }

    Stream<Hold> holdsOf(long buyer) {
        return holds.stream().filter(hold -> hold.buyer() == buyer);
    }

    /** Releases by buyers that did not hold the lock, but which the lock accepted. */
    List<Event> unheldReleases() {
        return unheldReleases;
    }

    List<StoreWrite> writes() {
        return writes;
    }

    Stream<StoreWrite> writesOf(int buyer) {
        return writes.stream().filter(write -> write.buyer() == buyer);
    }

    /** The buyers that finished with a transaction open in which they had written. */
    List<Integer> uncommittedAtTheEnd() {
        return tracks.stream()
                .filter(track -> track.endedItself() && !track.failed())
                .filter(track -> writesOf(track.buyer())
                        .anyMatch(write -> write.effect() == Truth.MUST_NOT
                                && write.event().seq() > lastRollback(track)))
                .map(BuyerTrack::buyer)
                .toList();
    }

    /** The {@code seq} of the last event that says that a transaction has ended without a commit; 0 if none. */
    private static long lastRollback(BuyerTrack track) {
        return track.own().stream()
                .filter(event -> event.kind() == EventKind.CONFLICT || event.kind() == EventKind.LOCK_LOST)
                .mapToLong(Event::seq)
                .max()
                .orElse(0);
    }

    List<Purchase> purchases() {
        return purchases;
    }

    /** The number of the lock that a buyer sees. */
    int lockOf(int buyer) {
        Placement placement = scenario.placement();
        int worker = buyer / placement.threads();
        return switch (scenario.lock().kind().reach()) {
            case NONE -> buyer;
            case PROCESS -> worker;
            case HOST -> worker / placement.processes();
            case CLUSTER -> 0;
        };
    }

    /** When a fault killed a buyer's process, which was alive until then. */
    private long killedNs(int buyer) {
        return tracks.stream()
                .filter(track -> workerOf(track.buyer()) == workerOf(buyer))
                .flatMap(track -> track.faults("crash").stream())
                .mapToLong(Event::t)
                .min()
                .orElse(0);
    }

    /** Whether a fault killed the buyer's process. */
    boolean wasKilledByFault(int buyer) {
        return killedNs(buyer) > 0;
    }

    /** The number of killed buyers; in a run that was stopped, only those killed before that. */
    long killed() {
        return tracks.stream()
                .filter(track -> track.outcome().equals("killed"))
                .filter(track -> !wasStopped() || wasKilledByFault(track.buyer()))
                .count();
    }

    int workerOf(int buyer) {
        return buyer / scenario.placement().threads();
    }

    /** How the run ended, such as {@code timed-out}. */
    String ending() {
        return last(EventKind.RUN_FINISHED)
                .flatMap(event -> text(event, "reason"))
                .orElse("");
    }

    /** Whether the run was stopped before its buyers had ended. */
    boolean wasStopped() {
        return ending().equals("stopped") || ending().equals("interrupted");
    }

    /** The final count in the store, if it could be read. */
    OptionalLong finalCount() {
        return last(EventKind.STORE).map(event -> number(event, "count")).orElse(OptionalLong.empty());
    }

    Stream<Event> events(EventKind kind) {
        return history.stream().filter(event -> event.kind() == kind);
    }

    Optional<Event> last(EventKind kind) {
        return events(kind).reduce((first, second) -> second);
    }

    /** When the run was cut off: the time at which its first buyer was notified. */
    long cutAtNs() {
        return events(EventKind.BUYER_FINISHED)
                .filter(event -> text(event, "outcome")
                        .filter(Set.of("stuck", "cut-off")::contains)
                        .isPresent())
                .mapToLong(Event::t)
                .min()
                .orElseGet(() -> last(EventKind.RUN_FINISHED).orElseThrow().t());
    }

    /** Whether the store rejects writes by a holder whose lock has passed on. */
    boolean isFenced() {
        return scenario.lock().is(LockOption.FENCING);
    }

    /** Whether a buyer may have written without an event: it was cut off where it may have written. */
    boolean mayHaveWrittenUnseen(BuyerTrack track) {
        Optional<Event> last = track.lastDeed();
        if (last.isEmpty()
                || track.outcome().equals("bought")
                || track.outcome().equals("sold-out")) {
            return false;
        }
        ProgramWalk walk = walkOf(track.buyer());
        int from = walk.placeOf(last.get()).orElse(-1);
        if (track.failed()) {
            return track.own().stream()
                    .anyMatch(event -> event.kind() == EventKind.FAILED
                            && walk.placeOf(event).isPresent()
                            && walk.at(walk.placeOf(event).getAsInt()).operation() == Instruction.Operation.WRITE);
        }
        for (int i = Math.max(0, from); i < walk.size(); i++) {
            Instruction.Operation operation = walk.at(i).operation();
            if (operation == Instruction.Operation.WRITE
                    && !(i == from && last.get().kind() == EventKind.WROTE)) {
                return true;
            }
            boolean silent = operation == Instruction.Operation.THINK
                    || !rules.holds() && (walk.at(i).acquires() || walk.at(i).releases());
            if (i > from && !silent) {
                return false;
            }
        }
        return false;
    }

    /** Whether there may be a write without an event in the history. */
    boolean mayHaveUnseenWrites() {
        return tracks.stream().anyMatch(this::mayHaveWrittenUnseen);
    }
}
