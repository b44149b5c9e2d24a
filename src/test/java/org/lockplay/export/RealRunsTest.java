package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.store.StoreKind;
import org.lockplay.web.RunClient;

/**
 * Parses every export of real runs with its format's reader: with {@code -Dlockplay.test.exports=true} every kind of
 * lock with every fault that can hit its holder, otherwise a selection with every kind of lock and every fault.
 */
@StartsProcesses
@QuarkusTest
class RealRunsTest {

    /** Correct for several processes on one host, whatever happens: freed only by the holder or by its end. */
    private static final Set<LockKind> ALWAYS_A_MUTEX = Set.of(
            LockKind.SEMAPHORE,
            LockKind.SPIN,
            LockKind.ROBUST_MUTEX,
            LockKind.LOCK_FILE,
            LockKind.FILE_LOCK,
            LockKind.ADVISORY,
            LockKind.ROW);

    private static final boolean ALL = Boolean.getBoolean("lockplay.test.exports");
    private static final int SAMPLE = 4;
    private static final int AT_ONCE = 4;

    @TestHTTPResource("/")
    URI server;

    private record Case(LockKind lock, StoreKind store, FaultKind fault) {

        static Stream<Case> all() {
            return Stream.of(LockKind.values())
                    .flatMap(lock -> Stream.of(FaultKind.values())
                            .filter(fault -> canMeetHolder(lock, fault))
                            .filter(fault -> ALL || (lock.ordinal() + fault.ordinal()) % SAMPLE == 0)
                            .map(fault -> new Case(lock, storeFor(lock), fault)));
        }

        private static StoreKind storeFor(LockKind lock) {
            return lock.stores().contains(StoreKind.FILE) ? StoreKind.FILE : StoreKind.DATABASE;
        }

        private static boolean canMeetHolder(LockKind lock, FaultKind fault) {
            return fault.need()
                    .map(need -> switch (need) {
                        case CONNECTION ->
                            !lock.needs().isEmpty() || !storeFor(lock).needs().isEmpty();
                        case FILE_WRITE -> storeFor(lock) == StoreKind.FILE;
                        case RELEASE -> lock.holds();
                    })
                    .orElse(true);
        }

        String scenario() {
            String lease = lock.options().contains(LockOption.LEASE_MS) ? ",\"leaseMs\":400" : "";
            String time = !fault.lasts() ? "" : fault.defaultMs().isEmpty() ? ",\"forMs\":900" : ",\"forMs\":60";
            return "{\"version\":1,\"timeLimitMs\":4000,\"stock\":2,\"placement\":{\"processes\":3},\"store\":\""
                    + store.wireName() + "\",\"lock\":{\"kind\":\"" + lock.wireName() + "\"" + lease
                    + "},\"program\":\"with lock:\\n  read\\n  take\\n  think 5\\n  write\",\"faults\":[{\"buyer\":0,"
                    + "\"at\":\"write\",\"kind\":\"" + fault.wireName() + "\"" + time + "}]}";
        }
    }

    @Test
    void everyExportOfEveryLockWithEveryFaultIsRead() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Case one : Case.all().toList()) {
                all.add(threads.submit(() -> {
                    check(one);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void check(Case one) throws Exception {
        RunClient client = new RunClient(server);
        String run = client.start(one.scenario());
        int events = client.history(run).size();

        assertThat(ShivizReader.read(export(client, run, "shiviz")).stream()
                        .filter(entry -> entry.event().startsWith("#")))
                .as("%s: ShiViz", one)
                .hasSize(events);
        TraceReader.read(export(client, run, "perfetto"));
        assertThat(export(client, run, "jsonl").lines()).as("%s: lines", one).hasSize(events + 1);
        assertThat(export(client, run, "csv").split("\r\n"))
                .as("%s: table", one)
                .hasSize(events + 1);
        if (one.lock().holds()) {
            mutex(one, export(client, run, "jepsen"), client.verdict(run).toString());
        }
    }

    private static void mutex(Case one, String edn, String verdict) {
        boolean isBroken = MutexChecker.check(edn).isPresent();
        if (ALWAYS_A_MUTEX.contains(one.lock())) {
            assertThat(isBroken).as("%s: %s\n%s", one, verdict, edn).isFalse();
            assertThat(MutexChecker.checkAsKnossosDoes(edn))
                    .as("%s: %s", one, edn)
                    .isEmpty();
        } else if (verdict.contains("kind=two-holders")) {
            assertThat(isBroken).as("%s: %s\n%s", one, verdict, edn).isTrue();
        }
    }

    private static String export(RunClient client, String run, String format) throws Exception {
        HttpResponse<String> response = client.get("/api/runs/" + run + "/export?format=" + format);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
