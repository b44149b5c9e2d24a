package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.FaultOrigin;
import org.lockplay.scenario.Turn;

/** Planned faults in a run that repeats a schedule. */
class RepeatedFaultsTest extends FaultInjectorFixture {

    private static final FaultOrder.Gate GATE = new FaultOrder.Gate(3, 2);
    private static final String FOR_THE_HOLDER =
            "\"placement\":{\"processes\":2},\"program\":\"lock\\nread\",\"schedule\":\"0\","
                    + "\"faults\":[{\"buyer\":\"holder\",\"at\":\"read\",\"kind\":\"freeze\",\"forMs\":500}]";

    private final ManualTasks tasks = new ManualTasks();

    @Test
    void aTurnThatMatchesAPlannedFaultIsThatFaultOnce() throws Exception {
        open(FOR_THE_HOLDER, tasks);
        repeat(1, 500);
        repeat(0, 500);

        assertThat(faults()).extracting(FaultInjected::by).containsExactly(FaultOrigin.PLAN, FaultOrigin.HAND);
        assertThat(faults().get(0).step()).isEqualTo(3);
        assertThat(faults().get(0).header().pass()).hasValue(2);
    }

    @Test
    void aTurnOfAnotherLengthIsAFaultByHand() throws Exception {
        open(FOR_THE_HOLDER, tasks);
        repeat(1, 400);

        assertThat(faults()).extracting(FaultInjected::by).containsExactly(FaultOrigin.HAND);
    }

    @Test
    void aTurnForAnotherBuyerIsAFaultByHand() throws Exception {
        open(FOR_THE_HOLDER.replace("\"holder\"", "0"), tasks);
        repeat(1, 500);

        assertThat(faults()).extracting(FaultInjected::by).containsExactly(FaultOrigin.HAND);
    }

    @Test
    void aPlannedFaultIsMetOnlyAfterTheSchedule() throws Exception {
        open(FOR_THE_HOLDER, tasks);
        meet(0, 0);
        assertThat(faults()).isEmpty();

        desk.endRepetition();
        meet(0, 1);
        assertThat(faults()).extracting(FaultInjected::buyer).containsExactly(1);
    }

    @Test
    void aPlannedFaultThatTheScheduleHasInjectedIsNotMetAgain() throws Exception {
        open(FOR_THE_HOLDER, tasks);
        repeat(1, 500);
        desk.endRepetition();
        meet(0, 0);

        assertThat(faults()).hasSize(1);
    }

    private void repeat(int buyer, long forMs) throws RefusedException {
        desk.repeat(
                new Turn.InjectFault(buyer, FaultKind.FREEZE, OptionalLong.of(forMs)), GATE, new CompletableFuture<>());
    }

    private List<FaultInjected> faults() {
        return history.stream()
                .filter(event -> event.kind() == EventKind.FAULT)
                .map(FaultInjected.class::cast)
                .toList();
    }
}
