package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.FailureEffect;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.store.StoreKind;

/**
 * Two buyers acquire every kind of lock twice and release it once or twice, with real processes. The result is what
 * {@link LockKind#reacquisition} states, the history shows it, and a stuck run ends as finished before its time limit.
 */
@StartsProcesses
@QuarkusTest
class SecondAcquisitionTest {

    private static final String TWICE = "lock-requested lock-acquired lock-requested ";

    @Inject
    Runs runs;

    @ParameterizedTest
    @EnumSource(LockKind.class)
    void releasedOnce(LockKind kind) throws Exception {
        Run run = finished(kind, "lock\\nlock\\nunlock\\nquery");
        switch (kind.reacquisition()) {
            case NOTHING_HELD -> everybodyFinished(run, commit(kind) + "queried");
            case COUNTED -> holderKeepsTheOtherWaiting(run, TWICE + "lock-acquired lock-released queried");
            case FREED_AT_ONCE -> everybodyFinished(run, TWICE + "lock-acquired lock-released committed queried");
            case WAITS_FOR_ITSELF -> {
                if (isLeased(kind)) {
                    everybodyFinished(run, TWICE + "lock-acquired lock-released queried");
                } else {
                    holderKeepsTheOtherWaiting(run, TWICE.trim());
                }
            }
            case REFUSED -> holderKeepsTheOtherWaiting(run, TWICE + "failed:already-held");
        }
    }

    @ParameterizedTest
    @EnumSource(LockKind.class)
    void releasedTwice(LockKind kind) throws Exception {
        Run run = finished(kind, "lock\\nlock\\nunlock\\nunlock\\nquery");
        switch (kind.reacquisition()) {
            case NOTHING_HELD -> everybodyFinished(run, kind.isTransaction() ? "committed failed:not-held" : "queried");
            case COUNTED -> everybodyFinished(run, TWICE + "lock-acquired lock-released lock-released queried");
            case FREED_AT_ONCE ->
                everybodyFinished(run, TWICE + "lock-acquired lock-released committed failed:not-held");
            case WAITS_FOR_ITSELF -> {
                if (isLeased(kind)) {
                    everybodyFinished(run, TWICE + "lock-acquired lock-released failed:not-held");
                } else {
                    holderKeepsTheOtherWaiting(run, TWICE.trim());
                }
            }
            case REFUSED -> holderKeepsTheOtherWaiting(run, TWICE + "failed:already-held");
        }
    }

    private static String commit(LockKind kind) {
        return kind.isTransaction() ? "committed " : "";
    }

    private static boolean isLeased(LockKind kind) {
        return kind.survival().thrown() == FailureEffect.LEASE_ENDS;
    }

    private static void everybodyFinished(Run run, String story) {
        assertThat(List.of(story(run, 0), story(run, 1)))
                .as("%s", run.log().all())
                .containsOnly(story);
        assertThat(outcomes(run)).doesNotContain("stuck");
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    }

    /** A broken lock can admit both; then each of them behaves as a holder. */
    private static void holderKeepsTheOtherWaiting(Run run, String story) {
        List<String> stories = List.of(story(run, 0), story(run, 1));
        assertThat(stories).as("%s", run.log().all()).contains(story).containsAnyOf(story, "lock-requested");
        assertThat(stories).allMatch(one -> one.equals(story) || one.equals("lock-requested"));
        assertThat(outcomes(run)).contains("stuck");
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    }

    private static String story(Run run, int buyer) {
        List<String> told = new ArrayList<>();
        for (Event event : run.log().all()) {
            boolean frames = event.kind() == EventKind.BUYER_STARTED || event.kind() == EventKind.BUYER_FINISHED;
            if (event.buyer() == buyer && !frames) {
                told.add(event.kind().wireName()
                        + text(event, "what").map(what -> ":" + what).orElse(""));
            }
        }
        return String.join(" ", told);
    }

    private static List<String> outcomes(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                .map(event -> text(event, "outcome").orElseThrow())
                .toList();
    }

    private Run finished(LockKind kind, String program) throws Exception {
        String lease = kind.options().contains(LockOption.LEASE_MS) && isLeased(kind) ? ",\"leaseMs\":300" : "";
        String store = kind.stores().contains(StoreKind.FILE) ? "file" : "database";
        String placement = kind == LockKind.MUTEX ? "\"processes\":1,\"threads\":2" : "\"processes\":2";
        String scenario = ("{\"version\":1,\"lock\":{\"kind\":\"%s\"%s},\"store\":\"%s\",\"placement\":{%s},"
                        + "\"program\":\"%s\"}")
                .formatted(kind.wireName(), lease, store, placement, program);
        return RunTests.finished(
                runs.start(new ScenarioReader(Limits.DEFAULT).read(scenario), RunTests.requester("a test")),
                RunTests.LIMIT);
    }
}
