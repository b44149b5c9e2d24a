package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;

/**
 * Programs with several sections on real processes, with the stores' own locking and in transactions: the tickets that
 * left the store are those that the buyers have, whatever was undone.
 */
@StartsProcesses
@QuarkusTest
class TicketsKeptTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SECTION = "lock\\nread\\ntake\\nthink 2\\nwrite\\nunlock";
    private static final String TWO_SECTIONS = SECTION + "\\n" + SECTION;

    @Inject
    Runs runs;

    /** Buyer 1 writes between the read and the write of buyer 0's second section. */
    @Test
    void aConflictInTheSecondSectionKeepsTheTicketOfTheFirst() throws Exception {
        Run run = finished("\"store\":\"memory\",\"stock\":5,\"placement\":{\"processes\":2},"
                + "\"lock\":{\"kind\":\"optimistic\"},\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\\n"
                + "lock\\nread\\ntake\\nthink 10\\nwrite\\nunlock\",\"schedule\":\"0*8 1*11 0*4\"");

        assertThat(conflicts(run)).isPositive();
        assertThat(tickets(run)).isEqualTo(4);
        assertThat(soldFromStore(run)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"optimistic\"},\"store\":\"memory\"",
                "\"lock\":{\"kind\":\"optimistic\"},\"store\":\"database\"",
                "\"lock\":{\"kind\":\"atomic\"},\"store\":\"memory\"",
                "\"lock\":{\"kind\":\"atomic\"},\"store\":\"database\"",
                "\"lock\":{\"kind\":\"serializable\"},\"store\":\"database\"",
                "\"lock\":{\"kind\":\"row\"},\"store\":\"database\"",
            })
    void theBuyersHaveTheTicketsThatLeftTheStore(String part) throws Exception {
        for (String program :
                List.of(TWO_SECTIONS, "with lock:\\n  read\\n  take\\n  write\\n  read\\n  take\\n  write")) {
            for (int stock : List.of(5, 40)) {
                Run run = finished(part + ",\"stock\":" + stock + ",\"placement\":{\"processes\":4},\"rounds\":3,"
                        + "\"program\":\"" + program + "\"");

                assertThat(tickets(run)).as("%s", run.log().all()).isEqualTo(Math.min(stock, 24));
                assertThat(soldFromStore(run)).as("%s", run.log().all()).isEqualTo(Math.min(stock, 24));
            }
        }
    }

    /** The second section of each buyer throws before its release: only that transaction is rolled back. */
    @ParameterizedTest
    @ValueSource(strings = {"row", "serializable"})
    void anExceptionUndoesOnlyWhatWasNotCommitted(String kind) throws Exception {
        String block = "with lock:\\n  read\\n  take\\n  write";
        Run run = finished(
                "\"lock\":{\"kind\":\"" + kind + "\"},\"store\":\"database\",\"stock\":9,"
                        + "\"placement\":{\"processes\":2},\"program\":\"" + block + "\\n" + block
                        + "\\n"
                        + "  think 1\",\"faults\":["
                        + "{\"buyer\":0,\"at\":\"9\",\"kind\":\"exception\"},{\"buyer\":1,\"at\":\"9\",\"kind\":\"exception\"}]");

        assertThat(kinds(run)).contains(EventKind.COMMITTED);
        assertThat(tickets(run)).as("%s", run.log().all()).isEqualTo(2);
        assertThat(soldFromStore(run)).isEqualTo(2);
    }

    /** A write in a transaction that is never committed is visible to no other buyer. */
    @Test
    void aWriteWithoutCommitEmitsNoCommitted() throws Exception {
        Run run = finished(
                "\"lock\":{\"kind\":\"serializable\"},\"store\":\"database\",\"stock\":3,\"placement\":{\"processes\":2},\"program\":\"lock\\n"
                        + "read\\n"
                        + "take\\n"
                        + "write\",\"schedule\":\"0*4 1*4\"");

        assertThat(kinds(run)).contains(EventKind.WROTE).doesNotContain(EventKind.COMMITTED);
        assertThat(soldFromStore(run)).isZero();
    }

    private static List<EventKind> kinds(Run run) {
        return run.log().all().stream().map(Event::kind).toList();
    }

    private static long conflicts(Run run) {
        return kinds(run).stream().filter(EventKind.CONFLICT::equals).count();
    }

    private static long tickets(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                .mapToLong(event -> number(event, "count").orElseThrow())
                .sum();
    }

    private static long soldFromStore(Run run) {
        Event last = run.log().all().stream()
                .filter(event -> event.kind() == EventKind.STORE)
                .findFirst()
                .orElseThrow();
        return run.scenario().stock() - number(last, "count").orElseThrow();
    }

    private Run finished(String part) throws Exception {
        return RunTests.finished(
                runs.start(
                        new ScenarioReader(Limits.DEFAULT).read("{\"version\":1," + part + "}"),
                        RunTests.requester("a test")),
                LIMIT);
    }
}
