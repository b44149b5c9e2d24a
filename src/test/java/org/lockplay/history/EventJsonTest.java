package org.lockplay.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    /** Lines of real histories, each with all fields that its kind has had. */
    private static final String LINES = """
            {"seq":1,"t":0,"kind":"run-started","lock":"semaphore"}
            {"seq":2,"t":5,"kind":"worker-started","host":1,"process":3,"pid":4711}
            {"seq":3,"t":6,"kind":"buyer-started","buyer":3}
            {"seq":4,"t":7,"kind":"gate","buyer":3,"step":1}
            {"seq":5,"t":7,"kind":"gate","buyer":3,"step":4,"what":"leave"}
            {"seq":6,"t":7,"kind":"gate","buyer":3,"step":9,"what":"truncated"}
            {"seq":7,"t":8,"kind":"queried","buyer":3,"step":1,"count":1,"version":0}
            {"seq":8,"t":8,"kind":"queried","buyer":3,"step":1,"what":"torn-read","content":"{\\"cou"}
            {"seq":9,"t":9,"kind":"lock-requested","buyer":3,"step":2}
            {"seq":10,"t":10,"kind":"lock-acquired","buyer":3,"step":2,"waitNs":12,"owed":2,"token":7}
            {"seq":11,"t":10,"kind":"lock-acquired","buyer":3,"step":2,"waitNs":0}
            {"seq":12,"t":11,"kind":"lock-timeout","buyer":4,"step":2,"waitNs":28000000}
            {"seq":13,"t":12,"kind":"lock-released","buyer":3,"step":8}
            {"seq":14,"t":12,"kind":"lock-released","buyer":3,"step":8,"owed":1}
            {"seq":15,"t":13,"kind":"lock-lost","buyer":3,"step":8}
            {"seq":16,"t":13,"kind":"committed","buyer":3,"step":8,"count":0,"version":1}
            {"seq":17,"t":14,"kind":"read","buyer":3,"step":4,"count":1,"version":0}
            {"seq":18,"t":15,"kind":"sold-out","buyer":3,"step":5,"wanted":2}
            {"seq":19,"t":16,"kind":"took","buyer":3,"step":5,"count":0}
            {"seq":20,"t":17,"kind":"wrote","buyer":3,"step":7,"count":0,"version":1,"token":7}
            {"seq":21,"t":17,"kind":"wrote","buyer":3,"step":7,"count":0,"version":1,"uncommitted":true}
            {"seq":22,"t":18,"kind":"write-rejected","buyer":3,"step":7,"token":7,"highest":8}
            {"seq":23,"t":19,"kind":"conflict","buyer":3,"step":7,"retry":1,"backTo":4,"round":1}
            {"seq":24,"t":19,"kind":"conflict","buyer":3,"step":7,"version":4,"retry":2}
            {"seq":25,"t":20,"kind":"failed","buyer":3,"step":4,"what":"torn-read","message":"half a file","content":""}
            {"seq":26,"t":20,"kind":"failed","buyer":3,"step":4,"what":"store"}
            {"seq":27,"t":20,"kind":"failed","process":1,"what":"unreachable-server","message":"gone","reason":"redis"}
            {"seq":28,"t":20,"kind":"failed","what":"too-many-events"}
            {"seq":29,"t":21,"kind":"fault","buyer":3,"step":7,"process":3,"fault":"freeze","by":"plan","forMs":500}
            {"seq":30,"t":21,"kind":"fault","buyer":3,"step":7,"what":"truncated","fault":"torn-write","by":"hand"}
            {"seq":31,"t":22,"kind":"fault-missed","buyer":3,"fault":"forget","by":"hand"}
            {"seq":32,"t":23,"kind":"frozen","buyer":3,"process":3}
            {"seq":33,"t":24,"kind":"thawed","buyer":3,"process":3,"by":"hand"}
            {"seq":34,"t":25,"kind":"off-schedule","buyer":3,"step":2,"reason":"not-timed-out","position":17}
            {"seq":35,"t":26,"kind":"schedule-ended","position":40}
            {"seq":36,"t":27,"kind":"worker-exited","host":0,"process":3,"pid":4711,"signal":9}
            {"seq":37,"t":27,"kind":"worker-exited","host":0,"process":4,"pid":4712,"code":1}
            {"seq":38,"t":28,"kind":"buyer-finished","buyer":3,"count":0,"outcome":"failed","reason":"lock-timeout"}
            {"seq":39,"t":28,"kind":"buyer-finished","buyer":4,"outcome":"killed"}
            {"seq":40,"t":29,"kind":"store","count":0,"version":1}
            {"seq":41,"t":29,"kind":"store","content":""}
            {"seq":42,"t":29,"kind":"store"}
            {"seq":43,"t":30,"kind":"run-finished","reason":"timed-out"}
            {"t":9,"kind":"lock-requested","buyer":3,"step":2,"lock":"A","pass":4}
            {"t":9,"kind":"lock-waiting","buyer":3,"step":2,"pass":4}
            {"t":9,"kind":"deadlock-refused","buyer":3,"step":2,"waitNs":28000000,"lock":"B"}
            {"t":9,"kind":"took","buyer":3,"step":2,"count":1,"item":"B","pass":5}
            {"t":9,"kind":"lock-requested","buyer":3,"step":2,"lock":"A","shared":true}
            {"t":9,"kind":"committed","buyer":3,"step":2}
            {"t":9,"kind":"sold-out","buyer":3,"step":2}
            {"t":9,"kind":"lock-acquired","buyer":3,"step":2,"waitNs":1,"lock":"A","shared":true}
            """;

    private static Stream<String> lines() {
        return LINES.lines();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void anEventIsWrittenAsItWasRead(String line) {
        assertThat(EventJson.write(EventJson.read(line))).isEqualTo(line);
    }

    @Test
    void theLinesHaveEveryKindAndEveryMember() {
        Set<EventKind> kinds = lines().map(EventJson::read).map(Event::kind).collect(Collectors.toSet());
        Set<String> members = lines().map(EventJson::read)
                .flatMap(event -> EventJson.members(event).keySet().stream())
                .collect(Collectors.toSet());

        assertThat(kinds).isEqualTo(EnumSet.allOf(EventKind.class));
        assertThat(members).containsExactlyInAnyOrderElementsOf(EventJson.memberNames());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aCopyDiffersInItsPositionAndItsTimeOnly(String line) {
        Event event = EventJson.read(line);

        assertThat(event.numbered(99).at(77).numbered(event.seq()).at(event.t()))
                .isEqualTo(event);
        assertThat(EventJson.write(event.numbered(99).at(77))).startsWith("{\"seq\":99,\"t\":77,");
        assertThat(event.numbered(99).kind()).isEqualTo(event.kind());
    }

    @Test
    void everyKindHasARecordOfItsOwn() {
        assertThat(Arrays.stream(EventKind.values())
                        .map(kind -> EventShape.of(kind).type()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aFieldOfAnotherKindIsIgnored() {
        String line = "{\"t\":1,\"kind\":\"lock-lost\",\"buyer\":0,\"count\":1,\"what\":\"leave\"}";

        assertThat(EventJson.write(EventJson.read(line))).isEqualTo("{\"t\":1,\"kind\":\"lock-lost\",\"buyer\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"t\":1}",
                "{\"t\":1,\"kind\":\"gone-wrong\"}",
                "{\"t\":1,\"kind\":\"took\",\"buyer\":0}",
                "{\"t\":1,\"kind\":\"took\",\"buyer\":0,\"count\":\"1\"}",
                "{\"t\":1,\"kind\":\"took\",\"buyer\":0,\"count\":1.5}",
                "{\"t\":1,\"kind\":\"took\",\"buyer\":4294967296,\"count\":1}",
                "{\"t\":1,\"kind\":\"took\",\"buyer\":0,\"step\":4294967296,\"count\":1}",
                "{\"t\":1,\"kind\":\"took\",\"buyer\":0,\"count\":1,\"colour\":1}",
                "{\"t\":1,\"kind\":\"failed\",\"buyer\":0,\"what\":\"error-35\"}",
                "{\"t\":1,\"kind\":\"buyer-finished\",\"buyer\":0,\"outcome\":\"lost\"}",
            })
    void whatIsNoEventIsRefused(String line) {
        assertThatThrownBy(() -> EventJson.read(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
