package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;

class StepsTest {

    private final List<Event> history = new ArrayList<>();

    @Test
    void everyGateThatWasPassedUntilTheSecondSaleIsAStep() {
        comesAnd(0, EventKind.READ);
        comesAnd(1, EventKind.READ);
        comesAnd(0, EventKind.WROTE);
        comesAnd(1, EventKind.WROTE);
        comesAnd(1, EventKind.QUERIED);

        assertThat(stepsToSecondSale()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"freeze", "slow", "disconnect"})
    void aFaultAtAGateIsNotCountedAsAStep(String fault) {
        comes(0);
        history.add(event(EventKind.FAULT, 0, "fault=" + fault, "by=hand"));
        if (fault.equals("freeze")) {
            history.add(event(EventKind.FROZEN, 0));
            history.add(event(EventKind.THAWED, 0));
        } else if (fault.equals("slow")) {
            comes(0);
        }
        history.add(event(EventKind.WROTE, 0));
        comesAnd(1, EventKind.WROTE);

        assertThat(stepsToSecondSale()).isEqualTo(2);
    }

    private void comes(int buyer) {
        history.add(event(EventKind.GATE, buyer));
    }

    private void comesAnd(int buyer, EventKind deed) {
        comes(buyer);
        history.add(event(deed, buyer));
    }

    private Event event(EventKind kind, int buyer, String... members) {
        return TestEvents.event(history.size(), kind, buyer, members).numbered(history.size() + 1L);
    }

    private long stepsToSecondSale() {
        Scenario scenario = Scenario.DEFAULT;
        return Steps.toSecondSale(
                new GradedRun("run", scenario, Judge.judge(scenario, history, Ending.FINISHED), history, Map.of()));
    }
}
