package org.lockplay.history;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checker accepts well-formed histories, and each rule detects its violation. */
class WellFormedHistoryTest {

    private static final String BUYS = "buyer-started lock-requested lock-acquired read took wrote lock-released ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-started worker-started " + BUYS + "buyer-finished:bought store run-finished",
                "run-started worker-started buyer-started lock-requested fault:crash worker-exited"
                        + " buyer-finished:killed store run-finished",
                "run-started worker-started buyer-started lock-requested lock-acquired failed:exception"
                        + " lock-released buyer-finished:failed store run-finished",
                "run-started worker-started buyer-started lock-requested lock-acquired failed:store"
                        + " buyer-finished:failed fault:crash worker-exited store run-finished",
                "run-started worker-started fault:freeze frozen buyer-started thawed buyer-finished:sold-out"
                        + " off-schedule store run-finished",
                "run-started worker-started buyer-started lock-requested",
                "run-started failed:setup buyer-finished:killed run-finished",
                "buyer-started queried",
            })
    void areKept(String kinds) {
        assertThatCode(() -> WellFormedHistory.check(history(kinds))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "run-started run-finished store, not the last event",
        "worker-started run-started, not the first event",
        "run-started worker-started worker-started, starts a process twice",
        "run-started buyer-started store buyer-finished:sold-out run-finished, before a buyer's end",
        "run-started buyer-started run-finished, never finished",
        "run-started queried, before its buyer's start",
        "run-started buyer-started buyer-finished:sold-out queried, after its buyer's finish",
        "run-started buyer-started buyer-finished:stuck buyer-finished:bought, after its buyer's finish",
        "run-started buyer-started buyer-finished:bought fault:slow, after its buyer's finish",
        "run-started buyer-started buyer-finished:bought fault:disconnect, after its buyer's finish",
        "run-started buyer-started buyer-finished:bought fault:freeze, after its buyer's finish",
        "run-started buyer-started lock-requested read, while its buyer asks",
        "run-started buyer-started lock-acquired, answers nothing",
        "run-started buyer-started failed:no-copy read, after its buyer has failed",
        "run-started buyer-started failed:exception buyer-finished:bought, though its buyer has failed",
        "run-started buyer-started thawed, not frozen",
        "run-started buyer-started committed, without transactions",
        "run-started buyer-started gone-wrong, no event kind",
    })
    void areBroken(String kinds, String rule) {
        assertThatThrownBy(() -> WellFormedHistory.check(history(kinds))).hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void aGapInTheNumbersIsFound(int left) {
        List<Event> history = new ArrayList<>(history("run-started worker-started " + BUYS + "buyer-finished:bought"));
        history.remove(left);

        assertThatThrownBy(() -> WellFormedHistory.check(history)).hasMessageContaining("has the number");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void anEventThatIsEarlierThanTheOneBeforeItIsFound(int place) {
        List<Event> history = new ArrayList<>(history("run-started worker-started " + BUYS + "buyer-finished:bought"));
        history.set(place, history.get(place).at(1));

        assertThatThrownBy(() -> WellFormedHistory.check(history)).hasMessageContaining("is earlier than");
    }

    /** One event per second, of buyer 0 if of any; after a colon comes its fault or outcome. */
    private static List<Event> history(String kinds) {
        List<Event> history = new ArrayList<>();
        for (String each : kinds.split(" ")) {
            String[] parts = each.split(":");
            EventKind kind = EventKind.of(parts[0]);
            boolean isOfRun = switch (kind) {
                case RUN_STARTED, WORKER_STARTED, WORKER_EXITED, STORE, RUN_FINISHED -> true;
                default -> each.equals("failed:setup");
            };
            int buyer = isOfRun ? Event.NO_BUYER : 0;
            List<String> members = new ArrayList<>();
            if (kind == EventKind.RUN_STARTED) {
                members.add("lock=semaphore");
            }
            if (each.equals("buyer-finished:failed")) {
                members.add("reason=exception");
            }
            if (parts.length > 1) {
                String member = switch (kind) {
                    case FAULT -> "fault";
                    case BUYER_FINISHED -> "outcome";
                    default -> "what";
                };
                members.add(member + "=" + parts[1]);
            }
            Event event = TestEvents.event(10 + history.size(), kind, buyer, members.toArray(String[]::new));
            history.add(event.numbered(history.size() + 1L));
        }
        return history;
    }
}
