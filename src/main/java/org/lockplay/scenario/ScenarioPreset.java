package org.lockplay.scenario;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.lockplay.json.Json;

/** Bundled scenarios, in teaching order. */
public enum ScenarioPreset {
    /** Ten processes, one ticket, no lock. */
    LAST_TICKET("{}"),
    /** A reader gets half a file. */
    TORN_FILE("""
            {"program":"think 20\\nread\\ntake\\nwrite 20","jitterMs":20}"""),
    /** A lock outside the processes. */
    TAKE_THE_KEY("""
            {"lock":{"kind":"semaphore"}}"""),
    /** The lock is around the write only. */
    WRONG_PLACE("""
            {"lock":{"kind":"semaphore"},"program":"query\\nread\\ntake\\nthink 50\\nlock\\nthink 10\\nwrite\\nunlock"}"""),
    /** The first one keeps the key. */
    LOST_KEY("""
            {"lock":{"kind":"semaphore"},"program":"query\\nlock\\nthink 10\\nread\\ntake\\nthink 50\\nwrite",\
            "timeLimitMs":3000}"""),
    /** A mutex in each process: ten keys for one ticket. */
    TEN_MUTEXES("""
            {"lock":{"kind":"mutex"}}"""),
    /** The same mutex, the same ten buyers, in one process. */
    ONE_PROCESS("""
            {"lock":{"kind":"mutex"},"placement":{"processes":1,"threads":10}}"""),
    /** A semaphore on each of two hosts. */
    TWO_HOSTS("""
            {"lock":{"kind":"semaphore"},"placement":{"hosts":2,"processes":5}}"""),
    /** The database keeps the count and the lock. */
    DATABASE_ROW("""
            {"store":"database","lock":{"kind":"row"}}"""),
    /** Each of two buyers holds the lock that the other one wants. */
    DEADLOCK("""
            {"version":2,"stock":2,"placement":{"processes":2},"lock":{"kind":"semaphore"},"program":"\
            buyer 0:\\n    with lock A:\\n        think 300\\n        with lock B:\\n            \
            read\\n            take\\n            write\\n\
            buyer 1:\\n    with lock B:\\n        think 300\\n        with lock A:\\n            \
            read\\n            take\\n            write"}""");

    /**
     * The program of the presets that name none: {@link ProgramPreset#MANUAL}, but with 50 ms between reading and
     * writing. On a machine that also renders the page, ten buyers start up to 150 ms apart, and the race should show
     * on the first click.
     */
    private static final String PROGRAM = "query\nlock\nthink 10\nread\ntake\nthink 50\nwrite\nunlock";

    private final String json;

    ScenarioPreset(String json) {
        this.json = json;
    }

    /** The name on the wire, such as {@code last-ticket}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scenario with the given title. */
    public Scenario scenario(String title) {
        Map<String, Object> members = new LinkedHashMap<>(Json.parseObject(json));
        members.putIfAbsent("program", PROGRAM);
        members.putIfAbsent("version", 1L);
        members.put("title", title);
        try {
            return new ScenarioReader(Limits.DEFAULT).read(members);
        } catch (InvalidScenarioException e) {
            throw new IllegalStateException("the preset " + wireName() + " is not valid", e);
        }
    }
}
