package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.Violation;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;

class ScenarioReaderTest {

    private final ScenarioReader reader = new ScenarioReader(Limits.DEFAULT);

    @Test
    void everyFieldButTheVersionHasADefault() throws InvalidScenarioException {
        assertThat(reader.read("{\"version\":1}")).isEqualTo(Scenario.DEFAULT);
    }

    @Test
    void readsTheExampleOfTheDesign() throws InvalidScenarioException {
        Scenario scenario = reader.read("""
            { "version": 1, "title": "The last ticket", "stock": 1, "store": "file",
              "placement": { "hosts": 1, "processes": 10, "threads": 1 }, "rounds": 1,
              "lock": { "kind": "none", "leaseMs": 2000, "fencing": false, "ownerCheck": true, "acquireTimeoutMs": null },
              "program": "query\\nlock\\nthink 10\\nread\\ntake\\nthink 10\\nwrite\\nunlock",
              "faults": [ { "buyer": "holder", "at": "write", "kind": "crash", "forMs": null } ],
              "mode": "free", "schedule": null, "seed": 1, "jitterMs": 0, "timeLimitMs": 30000 }
            """);

        assertThat(scenario.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.forHolder()).isTrue();
            assertThat(fault.kind()).isEqualTo(FaultKind.CRASH);
        });
        assertThat(reader.read(ScenarioWriter.full(scenario))).isEqualTo(scenario);
        assertThat(reader.read(ScenarioWriter.canonical(scenario))).isEqualTo(scenario);
    }

    @Test
    void theCanonicalFormHoldsOnlyWhatDiffers() throws InvalidScenarioException {
        Scenario scenario =
                reader.read("{\"version\":1,\"stock\":5,\"lock\":{\"kind\":\"semaphore\",\"acquireTimeoutMs\":100}}");

        assertThat(ScenarioWriter.canonical(scenario))
                .isEqualTo("{\"version\":1,\"stock\":5,\"lock\":{\"kind\":\"semaphore\",\"acquireTimeoutMs\":100}}");
        assertThat(ScenarioWriter.canonical(Scenario.DEFAULT)).isEqualTo("{\"version\":1}");
        assertThat(scenario.lock().kind()).isEqualTo(LockKind.SEMAPHORE);
        assertThat(scenario.lock().value(LockOption.ACQUIRE_TIMEOUT_MS)).isEqualTo(100L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                        | version              | required",
                "{\"version\":3}                                           | version              | unknown-version",
                "{\"version\":1,\"stok\":1}                                | stok                 | unknown-field",
                "{\"version\":1,\"lock\":{\"kinds\":1}}                    | lock.kinds           | unknown-field",
                "{\"version\":1,\"stock\":\"1\"}                           | stock                | not-integer",
                "{\"version\":1,\"stock\":1.5}                             | stock                | not-integer",
                "{\"version\":1,\"stock\":-1}                              | stock                | out-of-range",
                "{\"version\":1,\"stock\":99999999999999999999}            | stock                | not-integer",
                "{\"version\":1,\"store\":\"tape\"}                        | store                | not-one-of",
                "{\"version\":1,\"store\":7}                               | store                | not-text",
                "{\"version\":1,\"placement\":[]}                          | placement            | not-object",
                "{\"version\":1,\"placement\":{\"processes\":33}}          | placement.processes  | out-of-range",
                "{\"version\":1,\"placement\":{\"hosts\":4}}               | placement            | too-many-processes",
                "{\"version\":1,\"placement\":{\"threads\":7}}             | placement            | too-many-buyers",
                "{\"version\":1,\"lock\":{\"kind\":\"row\"}}               | lock.kind            | lock-store",
                "{\"version\":1,\"lock\":{\"kind\":\"mutex\",\"leaseMs\":500}} | lock.leaseMs     |"
                        + " option-of-other-lock",
                "{\"version\":1,\"lock\":{\"fencing\":1}}                  | lock.fencing         | not-boolean",
                "{\"version\":1,\"store\":\"memory\",\"placement\":{\"hosts\":2}} | store         | store-one-host",
                "{\"version\":1,\"faults\":{}}                             | faults               | not-list",
                "{\"version\":1,\"faults\":[{\"buyer\":10,\"at\":\"write\",\"kind\":\"crash\"}]} | faults[0].buyer |"
                        + " unknown-buyer",
                "{\"version\":1,\"faults\":[{\"buyer\":\"me\",\"at\":\"write\",\"kind\":\"crash\"}]} | faults[0].buyer"
                        + " | not-buyer",
                "{\"version\":1,\"faults\":[{\"buyer\":1,\"at\":\"dance\",\"kind\":\"crash\"}]} | faults[0].at |"
                        + " unknown-step",
                "{\"version\":1,\"faults\":[{\"buyer\":1,\"at\":\"write\"}]} | faults[0].kind      | required",
                "{\"version\":1,\"schedule\":\"0*x\"}                      | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0 77\"}                     | schedule             | unknown-buyer",
                "{\"version\":1,\"schedule\":\"0 77!crash\"}               | schedule             | unknown-buyer",
                "{\"version\":1,\"schedule\":\"0!nonsense\"}               | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0!crash:50\"}               | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0!thaw:50\"}                | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0!timeout:50\"}             | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0!expires:50\"}             | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0!slow:0\"}                 | schedule             | schedule-syntax",
                "{\"version\":1,\"schedule\":\"0!crash*2\"}                | schedule             | schedule-syntax",
                "{\"version\":1,\"timeLimitMs\":99}                        | timeLimitMs          | out-of-range",
                "{\"version\":1,\"title\":\"a\\u0007b\"}                   | title                | control-character",
                "{\"version\":1,\"program\":\"\"}                          | program              | program-empty",
                "{\"version\":1,\"program\":\"lock A\"}                    | version              | needs-version",
                "{\"version\":1,\"program\":\"others:\\n read\"}           | version              | needs-version",
                "{\"version\":2,\"program\":\"buyer 0, 10:\\n read\\nothers:\\n read\"} | program |"
                        + " section-unknown-buyer",
                "{\"version\":2,\"program\":\"buyer 0:\\n read\"}          | program              | section-missing",
                "{\"version\":2,\"lock\":{\"kind\":\"flag\"},\"program\":\"lock A\\nlock B\"} | lock.kind |"
                        + " lock-only-one",
                "{\"version\":2,\"lock\":{\"kind\":\"redis\",\"fencing\":true},\"program\":\"lock A\\nlock B\"} |"
                        + " lock.fencing | fencing-only-one",
            })
    void namesTheFieldAtFault(String json, String field, String code) {
        assertThat(violationsOf(json))
                .extracting(Violation::field, Violation::code)
                .contains(tuple(field, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0!crash",
                "0*2 0!freeze 1 0!thaw 0",
                "0!slow:500 1!slow 1!freeze:20",
                "0!forget 0!forget",
                "0 1 1!timeout",
                "0 0!expires 1"
            })
    void whatHappensToABuyerIsPartOfASchedule(String schedule) throws InvalidScenarioException {
        String json = "{\"version\":1,\"schedule\":\"" + schedule + "\"}";

        assertThat(reader.read(json).schedule().text()).isEqualTo(schedule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF\uFF10\uFF0A\uFF13 1\\r\\n0\uFF01crash",
                "0*3\u00A01\u3000\u30000!crash\u2028",
                "0*3\u00851\u20030!crash\uFEFF"
            })
    void aScheduleIsReadHoweverItWasPasted(String schedule) throws InvalidScenarioException {
        assertThat(reader.read("{\"version\":1,\"schedule\":\"" + schedule + "\"}")
                        .schedule()
                        .text())
                .isEqualTo("0*3 1 0!crash");
        assertThat(violationsOf("{\"version\":1,\"schedule\":\"1\u200B2\"}"))
                .extracting(Violation::code)
                .containsExactly("schedule-syntax");
    }

    /** A program of three steps with a file has four gates. */
    @Test
    void whatIsDoneByHandPassesNoGate() throws InvalidScenarioException {
        String json = "{\"version\":1,\"program\":\"read\\ntake\\nwrite\",\"schedule\":\"%s\"}";

        assertThat(reader.read(json.formatted("0*4 0!freeze 0!thaw 0!crash"))
                        .schedule()
                        .gatesByBuyer())
                .containsOnly(entry(0, 4L));
        assertThat(violationsOf(json.formatted("0*5 0!crash")))
                .extracting(Violation::code)
                .containsExactly("impossible-order");
    }

    /** As older versions recorded it: the buyer passed its gate before and after the delay. */
    @Test
    void aScheduleWithTooManyGatesCanBeShownButNotRun() throws InvalidScenarioException {
        String held = "{\"version\":1,\"program\":\"read\\ntake\\nwrite\",\"schedule\":\"0*5\","
                + "\"faults\":[{\"buyer\":0,\"at\":\"write\",\"kind\":\"slow\",\"forMs\":50}]}";

        assertThat(violationsOf(held)).extracting(Violation::code).containsExactly("impossible-order");
        assertThat(ScenarioReader.lenient(Limits.DEFAULT).read(held).schedule().text())
                .isEqualTo("0*5");
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        assertThat(violationsOf("{\"version\":1,\"stock\":-1,\"rounds\":0,\"mood\":\"bad\",\"program\":\"jump\"}"))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("stock", "rounds", "mood", "program");
    }

    /** An invalid field gets its default while the rest is checked; a conflict with that default is not an error. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'program':'jump','faults':[{'buyer':0,'at':9,'kind':'crash'}],'schedule':'0*99' | program",
                "'program':'with lock\\n read','faults':[{'buyer':0,'at':'with lock','kind':'crash'}] | program",
                "'store':'databse','lock':{'kind':'row'} | store",
                "'store':'database','lock':{'kind':'rwo'} | lock.kind",
                "'store':'memory','placement':{'hosts':2,'threads':'1'} | placement.threads",
                "'placement':{'processes':'20'},'faults':[{'buyer':19,'at':'read','kind':'crash'}] | placement.processes",
                "'placement':{'processes':'20'},'schedule':'19' | placement.processes",
                "'rounds':'9','schedule':'0*70' | rounds",
            })
    void whatIsWrongIsSaidOnce(String members, String field) {
        assertThat(violationsOf("{'version':1,%s}".formatted(members).replace('\'', '"')))
                .extracting(Violation::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with lock:\\u2028  read",
                "with lock\uff1a\\n\u3000think\u3000\uff11\uff10",
                "\uFEFFread # \u8bfb\\r\\n",
                "  read\\f"
            })
    void aProgramThatWasPastedMeansTheSameInALink(String program) throws Exception {
        Scenario scenario = reader.read("{\"version\":1,\"program\":\"" + program + "\"}");

        Scenario back = new ScenarioCodec(Limits.DEFAULT).decode(ScenarioCodec.encode(scenario));
        assertThat(back).isEqualTo(scenario);
        assertThat(reader.read(ScenarioWriter.full(scenario))).isEqualTo(scenario);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"version\":1", "[]", "", "1", "{\"version\":1} {}"})
    void whatIsNoJsonObjectIsSaid(String text) {
        assertThat(violationsOf(text))
                .singleElement()
                .extracting(Violation::code)
                .isEqualTo("not-json");
    }

    @Test
    void saysWhereTheTextIsNoJson() {
        assertThat(violationsOf("{\"version\":1,\n \"stock\":1,\n \"stock\":2}"))
                .singleElement()
                .extracting(Violation::line)
                .isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsValid(ScenarioPreset preset) {
        assertThat(preset.scenario("title").title()).isEqualTo("title");
    }

    @Test
    void theFirstPresetIsTheDefaultThatHoldsTheOldCopyForLonger() throws Exception {
        Scenario held = reader.read("""
            {"version":1,"program":"query\\nlock\\nthink 10\\nread\\ntake\\nthink 50\\nwrite\\nunlock"}\
            """);

        assertThat(ScenarioPreset.LAST_TICKET.scenario(Scenario.DEFAULT.title()))
                .isEqualTo(held)
                .isNotEqualTo(Scenario.DEFAULT);
    }

    private List<Violation> violationsOf(String json) {
        return catchThrowableOfType(InvalidScenarioException.class, () -> reader.read(json))
                .violations();
    }
}
