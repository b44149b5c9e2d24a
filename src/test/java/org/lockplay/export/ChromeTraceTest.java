package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

class ChromeTraceTest {

    @Test
    void perfettoReadsEveryEventOfEveryHistory() {
        SimulatedRun.forEach(1_000, history -> {
            String trace = ChromeTrace.write(history);

            TraceReader.read(trace);
            assertThat(trace.split("\"ph\":\"i\"", -1)).hasSize(history.events().size() + 1);
        });
    }

    @Test
    void aFreezeThatOverlapsAHoldIsAsynchronousAndOneInsideIsNot() {
        String trace = ChromeTrace.write(new Histories()
                .then(0, EventKind.BUYER_STARTED)
                .acquires(0)
                .then(0, EventKind.FROZEN)
                .then(0, EventKind.LOCK_RELEASED)
                .then(0, EventKind.THAWED)
                .then(1, EventKind.BUYER_STARTED)
                .acquires(1)
                .then(1, EventKind.FROZEN)
                .then(1, EventKind.THAWED)
                .then(1, EventKind.LOCK_RELEASED)
                .finishes(0, "bought")
                .finishes(1, "bought")
                .history());

        TraceReader.read(trace);
        assertThat(trace.split("\"name\":\"frozen\",\"cat\":\"lockplay\",\"ph\":\"b\"", -1))
                .hasSize(2);
        assertThat(trace.split("\"name\":\"frozen\",\"cat\":\"lockplay\",\"ph\":\"X\"", -1))
                .hasSize(2);
    }

    @Test
    void anArrowLeadsFromEveryHoldThatWasGivenBackToTheNext() {
        String trace = ChromeTrace.write(new Histories()
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .acquires(1)
                .then(1, EventKind.LOCK_RELEASED)
                .acquires(0)
                .finishes(0, "killed")
                .acquires(2)
                .history());

        assertThat(TraceReader.read(trace))
                .as("not from the one that was killed")
                .isEqualTo(2);
    }

    @Test
    void noArrowLeadsFromOneProcessToAnotherWhereTheLockEndsAtItsProcess() {
        String trace = ChromeTrace.write(new Histories(LockKind.MUTEX)
                .acquires(0)
                .then(0, EventKind.LOCK_RELEASED)
                .acquires(1)
                .then(1, EventKind.READ, "count=1")
                .history());

        assertThat(TraceReader.read(trace)).isZero();
    }

    @Test
    void aBuyerThatIsFrozenBeforeItsHoldKeepsTheHoldOnItsThread() {
        String trace = ChromeTrace.write(new Histories()
                .then(0, EventKind.LOCK_REQUESTED)
                .then(0, EventKind.FROZEN)
                .then(0, EventKind.LOCK_ACQUIRED)
                .then(0, EventKind.THAWED)
                .then(0, EventKind.READ, "count=1")
                .then(0, EventKind.LOCK_RELEASED)
                .acquires(1)
                .then(1, EventKind.READ, "count=1")
                .history());

        assertThat(TraceReader.read(trace)).isEqualTo(1);
        assertThat(trace).contains("\"name\":\"holding\",\"cat\":\"lockplay\",\"ph\":\"X\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'a','ph':'X','ts':0,'dur':10,'pid':1,'tid':1},{'name':'b','ph':'X','ts':5,'dur':10,'pid':1,'tid':1}",
                // 1.001 * 1000 is a little less than 1001.
                "{'name':'a','ph':'i','ts':1.001,'pid':1,'tid':1}",
                "{'name':'a','ph':'b','ts':0,'pid':1,'tid':1,'id':1}",
                "{'name':'a','ph':'e','ts':0,'pid':1,'tid':1,'id':1}",
                "{'name':'a','ph':'X','ts':0,'pid':1,'tid':1}",
                "{'name':'a','ph':'X','ts':0,'dur':-1,'pid':1,'tid':1}",
                "{'name':'a','ph':'i','pid':1,'tid':1}",
                "{'name':'a','ph':'i','ts':1,'pid':0,'tid':1}",
                "{'name':'a','ph':'?','ts':1,'pid':1,'tid':1}",
                "{'name':'a','ph':'X','ts':0,'dur':1,'pid':1,'tid':1,'bind_id':'1','flow_out':true}",
                "{'name':'a','ph':'X','ts':0,'dur':1,'pid':1,'tid':1,'bind_id':'1','flow_in':true}",
                "{'name':'a','ph':'X','ts':0,'dur':0,'pid':1,'tid':1,'bind_id':'1','flow_out':true},"
                        + "{'name':'a','ph':'X','ts':2,'dur':1,'pid':1,'tid':2,'bind_id':'1','flow_in':true}",
                "{'name':'a','ph':'X','ts':0,'dur':5,'pid':1,'tid':1,'bind_id':'1','flow_out':true},"
                        + "{'name':'a','ph':'X','ts':2,'dur':1,'pid':1,'tid':2,'bind_id':'1','flow_in':true}",
            })
    void aTraceThatBreaksARuleIsRefused(String events) {
        String trace = "{\"traceEvents\":[" + events.replace('\'', '"') + "]}";
        assertThatThrownBy(() -> TraceReader.read(trace)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSliceThatEndsWithItsParentIsRead() {
        assertThat(TraceReader.read("{\"traceEvents\":["
                        + "{\"name\":\"a\",\"ph\":\"X\",\"ts\":0,\"dur\":10,\"pid\":1,\"tid\":1},"
                        + "{\"name\":\"b\",\"ph\":\"X\",\"ts\":5,\"dur\":5,\"pid\":1,\"tid\":1}]}"))
                .isZero();
    }
}
