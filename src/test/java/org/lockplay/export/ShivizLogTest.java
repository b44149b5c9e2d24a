package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

class ShivizLogTest {

    private static List<ShivizReader.Entry> read(RunHistory history) {
        return ShivizReader.read(String.join("", ShivizLog.pieces(history).toList()));
    }

    @Test
    void shivizReadsEveryEventOfEveryHistory() {
        SimulatedRun.forEach(1_000, history -> {
            List<ShivizReader.Entry> entries = read(history);

            assertThat(entries.stream()
                            .filter(entry -> !List.of("lock", "store").contains(entry.host()))
                            .map(entry -> entry.event().replaceFirst("^#(\\d+) .*$", "$1")))
                    .containsExactlyElementsOf(history.byTime().stream()
                            .map(event -> String.valueOf(event.seq()))
                            .toList());
        });
    }

    /** Each line has the clocks of all hosts: those of a long run would not fit into memory together. */
    @Test
    void itIsWrittenEventByEvent() {
        RunHistory history = new Histories()
                .then(0, EventKind.BUYER_STARTED)
                .then(0, EventKind.FAILED, "message=no")
                .finishes(0, "failed")
                .history();

        assertThat(ShivizLog.pieces(history)).hasSize(history.events().size()).allMatch(piece -> piece.endsWith("}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u2028b", "a\u2029b", "a\u0085b", "a\rb\nc", "{\"x\":1}", "} {", "\uFEFF\u00A0{}", "很"})
    void aMessageIsOneLineWhateverItHolds(String message) {
        RunHistory history = new Histories()
                .then(0, EventKind.BUYER_STARTED)
                .then(0, EventKind.FAILED, "message=" + message)
                .finishes(0, "failed")
                .history();

        assertThat(read(history)).hasSize(3);
    }

    @Test
    void aLogLeadsFromOneBuyerToTheNextThroughTheLockAndTheStore() {
        List<ShivizReader.Entry> entries = read(new Histories(LockKind.SEMAPHORE)
                .acquires(0)
                .then(0, EventKind.WROTE, "count=0")
                .then(0, EventKind.LOCK_RELEASED)
                .acquires(1)
                .then(1, EventKind.READ, "count=0")
                .history());

        assertThat(entries.get(entries.size() - 1).clock()).containsKeys("buyer-0", "lock", "store");
    }

    @Test
    void aLockThatEndsAtItsProcessIsAnotherInEveryProcess() {
        List<ShivizReader.Entry> entries = read(new Histories(LockKind.MUTEX)
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .acquires(1)
                .history());

        assertThat(entries.get(entries.size() - 1).clock())
                .as("nothing of buyer 0 has come to buyer 1")
                .doesNotContainKey("buyer-0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\nx {\"x\":2}",
                "a\nx {\"x\":0}",
                "a\nx {\"x\":1.5}",
                "a\nx {\"y\":1}",
                "a\nx {\"x\":1}\nb\nx {\"x\":3}",
                "a\nx {\"x\":1,\"y\":1}",
                "a\nx {\"x\":1}\nb\ny {\"x\":2,\"y\":1}",
                "a\nx {\"x\":1}\nb\ny {\"x\":1,\"y\":1}\nc\ny {\"y\":2}",
                "a\nx {\"x\":1}\nb\ny {\"x\":1,\"y\":1}\nc\nz {\"y\":1,\"z\":1}",
                "a\nb\nx {\"x\":1}",
                "a\nx {\"x\":1}\nrest",
                // An event line that looks like a host and a clock is matched instead of the line below it.
                "a {\"t\":1}\nx {\"x\":1}\nb {\"t\":2}\nx {\"x\":2}",
            })
    void aLogThatBreaksARuleIsRefused(String log) {
        assertThatThrownBy(() -> ShivizReader.read(log)).isInstanceOf(RuntimeException.class);
    }
}
