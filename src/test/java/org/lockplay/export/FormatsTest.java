package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventJson;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.history.Json;

class FormatsTest {

    private static final Histories RUN = new Histories()
            .then(0, EventKind.BUYER_STARTED)
            .then(1, EventKind.BUYER_STARTED)
            .acquires(0)
            .then(1, EventKind.LOCK_REQUESTED)
            .then(0, EventKind.FROZEN)
            .then(0, EventKind.READ, Field.COUNT, 1)
            .then(0, EventKind.LOCK_RELEASED)
            .then(1, EventKind.LOCK_ACQUIRED)
            .then(0, EventKind.THAWED)
            .then(1, EventKind.READ, Field.COUNT, 0)
            .then(1, EventKind.WROTE, Field.COUNT, 0)
            .then(1, EventKind.FAILED, Field.MESSAGE, "=cmd|' /C calc'!A0, \"quoted\"\nsecond line")
            .finishes(0, "bought")
            .finishes(1, "failed");

    @Test
    void aTraceNestsAndPutsWhatOverlapsAside() {
        String trace = ChromeTrace.write(RUN.history());

        TraceRules.check(trace);
        assertThat(trace).contains("\"ph\":\"b\"", "\"ph\":\"s\"", "\"frozen\"", "thread_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name':'a','ph':'X','ts':0,'dur':10,'pid':1,'tid':1},{'name':'b','ph':'X','ts':5,'dur':10,'pid':1,'tid':1}",
                "{'name':'a','ph':'b','ts':0,'pid':1,'tid':1,'id':1}",
                "{'name':'a','ph':'e','ts':0,'pid':1,'tid':1,'id':1}",
                "{'name':'a','ph':'f','ts':0,'pid':1,'tid':1,'id':1}",
                "{'name':'a','ph':'X','ts':0,'pid':1,'tid':1}",
                "{'name':'a','ph':'i','pid':1,'tid':1}",
                "{'name':'a','ph':'?','ts':1,'pid':1,'tid':1}",
            })
    void aTraceThatBreaksARuleIsCaught(String events) {
        String trace = "{\"traceEvents\":[" + events.replace('\'', '"') + "]}";
        assertThatThrownBy(() -> TraceRules.check(trace)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aShivizLogLeadsFromOneBuyerToTheNextThroughTheLockAndTheStore() {
        String log = ShivizLog.write(RUN.history());

        assertThat(ClockRules.check(log)).isGreaterThan(RUN.history().events().size());
        String last = log.substring(log.lastIndexOf("buyer-1 {"));
        assertThat(last).contains("\"buyer-0\":", "\"lock\":", "\"store\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nx {\"x\":2}\n",
                "a\nx {\"y\":1}\n",
                "a\nx {\"x\":1}\nb\nx {\"x\":3}\n",
                "a\nx {\"x\":1,\"y\":1}\n",
                "a\nx {\"x\":1}\nb\ny {\"x\":1,\"y\":1}\nc\ny {\"y\":2}\n",
                "a\nb\nx {\"x\":1}\n",
                "a\nx {\"x\":1}\nrest",
            })
    void aClockThatBreaksARuleIsCaught(String log) {
        assertThatThrownBy(() -> ClockRules.check(log)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTableHasARowAnEventAndNoFormulas() {
        String csv = CsvTable.write(RUN.history());

        assertThat(csv).startsWith("seq,t,kind,buyer,step,").endsWith("\r\n");
        assertThat(csv).contains("\"'=cmd|' /C calc'!A0, \"\"quoted\"\"\nsecond line\"");
        assertThat(csv.split("\r\n")).hasSize(RUN.history().events().size() + 1);
    }

    @Test
    void theProjectsOwnLinesCanBeReadAgain() {
        List<String> lines = JsonLines.write(RUN.history()).lines().toList();

        assertThat(Json.parseObject(lines.get(0)))
                .containsEntry("format", "lockplay-history")
                .containsEntry("version", 1L);
        assertThat(lines.subList(1, lines.size()).stream().map(EventJson::read).toList())
                .isEqualTo(RUN.history().events());
    }
}
