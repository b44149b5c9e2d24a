package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.fault.FaultKind;
import org.lockplay.json.Json;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.store.StoreKind;

/**
 * Builds scenarios for tests. Fields that are not set have their defaults. Immutable: every method returns another
 * builder.
 */
public final class ScenarioBuilder {

    private static final String PLACEMENT = "placement";
    private static final String LOCK = "lock";
    private static final String FAULTS = "faults";

    private final Map<String, Object> members;

    private ScenarioBuilder(Map<String, Object> members) {
        this.members = members;
    }

    /** The default scenario. */
    public static ScenarioBuilder scenario() {
        return new ScenarioBuilder(Map.of("version", Scenario.VERSION));
    }

    public ScenarioBuilder title(String title) {
        return with("title", title);
    }

    public ScenarioBuilder stock(int stock) {
        return with("stock", stock);
    }

    public ScenarioBuilder store(StoreKind kind) {
        return with("store", kind.wireName());
    }

    public ScenarioBuilder hosts(int hosts) {
        return within(PLACEMENT, "hosts", hosts);
    }

    /** Processes of each host. */
    public ScenarioBuilder processes(int processes) {
        return within(PLACEMENT, "processes", processes);
    }

    /** Threads of each process. */
    public ScenarioBuilder threads(int threads) {
        return within(PLACEMENT, "threads", threads);
    }

    public ScenarioBuilder rounds(int rounds) {
        return with("rounds", rounds);
    }

    public ScenarioBuilder lock(LockKind kind) {
        return within(LOCK, "kind", kind.wireName());
    }

    public ScenarioBuilder option(LockOption option, Object value) {
        return within(LOCK, option.wireName(), value);
    }

    /** The program, a step a line. */
    public ScenarioBuilder program(String... lines) {
        return with("program", String.join("\n", lines));
    }

    /** Adds a fault for a buyer at its first such step. */
    public ScenarioBuilder fault(int buyer, String step, FaultKind kind) {
        return fault(Map.of("buyer", buyer, "at", step, "kind", kind.wireName()));
    }

    /** Adds a fault for the first buyer that reaches such a step while it holds the lock. */
    public ScenarioBuilder holderFault(String step, FaultKind kind) {
        return fault(Map.of("buyer", "holder", "at", step, "kind", kind.wireName()));
    }

    /** As {@link #holderFault(String, FaultKind)}, for a fault that lasts. */
    public ScenarioBuilder holderFault(String step, FaultKind kind, long forMs) {
        return fault(Map.of("buyer", "holder", "at", step, "kind", kind.wireName(), "forMs", forMs));
    }

    private ScenarioBuilder fault(Map<String, Object> fault) {
        List<Object> faults = new ArrayList<>((List<?>) members.getOrDefault(FAULTS, List.of()));
        faults.add(fault);
        return with(FAULTS, faults);
    }

    /** The buyers stop at every gate. */
    public ScenarioBuilder stepped() {
        return with("mode", Mode.STEP.wireName());
    }

    /** The order of gates, as in {@code 0*3 1*3}. */
    public ScenarioBuilder schedule(String schedule) {
        return with("schedule", schedule);
    }

    public ScenarioBuilder jitterMs(int jitterMs) {
        return with("jitterMs", jitterMs);
    }

    public ScenarioBuilder timeLimitMs(int timeLimitMs) {
        return with("timeLimitMs", timeLimitMs);
    }

    /** The scenario as clients send it. It may be invalid. */
    public String json() {
        return Json.write(members);
    }

    /**
     * The scenario.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    public Scenario build() {
        try {
            return new ScenarioReader(Limits.DEFAULT).read(json());
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException(json() + ": " + e.getMessage(), e);
        }
    }

    private ScenarioBuilder within(String object, String name, Object value) {
        Map<String, Object> inner = new LinkedHashMap<>();
        ((Map<?, ?>) members.getOrDefault(object, Map.of())).forEach((key, old) -> inner.put((String) key, old));
        inner.put(name, value);
        return with(object, inner);
    }

    private ScenarioBuilder with(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put(name, value);
        return new ScenarioBuilder(all);
    }
}
