package org.lockplay.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.lockplay.fault.PlannedFault;
import org.lockplay.json.Json;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;

/** Writes scenarios as JSON, in the format of {@link ScenarioReader}. */
public final class ScenarioWriter {

    private ScenarioWriter() {}

    /** Every field, defaults included, on one line. */
    public static String full(Scenario scenario) {
        return Json.write(fullMembers(scenario));
    }

    /** Only what differs from the default scenario, in canonical order: equal scenarios give equal texts. */
    public static String canonical(Scenario scenario) {
        return Json.write(canonicalMembers(scenario));
    }

    /** What {@link #canonical} writes, as JSON values. */
    public static Map<String, Object> canonicalMembers(Scenario scenario) {
        Map<String, Object> full = fullMembers(scenario);
        full.put(
                "faults",
                scenario.faults().stream().map(ScenarioWriter::shortFault).toList());
        Map<String, Object> defaults = fullMembers(Scenario.DEFAULT);
        defaults.put("timeLimitMs", DefaultTimeLimit.ms(scenario));
        return difference(full, defaults);
    }

    /** Every field, defaults included, as JSON values. */
    public static Map<String, Object> fullMembers(Scenario scenario) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", scenario.version());
        members.put("title", scenario.title());
        members.put("stock", scenario.stock());
        members.put("store", scenario.store().wireName());
        members.put("placement", placement(scenario.placement()));
        members.put("rounds", scenario.rounds());
        members.put("lock", lock(scenario.lock()));
        members.put("program", scenario.program().text());
        members.put(
                "faults", scenario.faults().stream().map(ScenarioWriter::fault).toList());
        members.put("mode", scenario.mode().wireName());
        members.put(
                "schedule",
                scenario.schedule().isEmpty() ? null : scenario.schedule().text());
        members.put("seed", scenario.seed());
        members.put("jitterMs", scenario.jitterMs());
        members.put("timeLimitMs", scenario.timeLimitMs());
        return members;
    }

    private static Map<String, Object> placement(Placement placement) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("hosts", placement.hosts());
        members.put("processes", placement.processes());
        members.put("threads", placement.threads());
        return members;
    }

    private static Map<String, Object> lock(LockSpec lock) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", lock.kind().wireName());
        for (LockOption option : LockOption.values()) {
            members.put(option.wireName(), lock.value(option));
        }
        return members;
    }

    private static Map<String, Object> fault(PlannedFault fault) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(
                "buyer", fault.forHolder() ? "holder" : (Object) fault.buyer().getAsInt());
        members.put("at", fault.at().matches("\\d+") ? (Object) Long.valueOf(fault.at()) : fault.at());
        members.put("kind", fault.kind().wireName());
        members.put("forMs", fault.forMs().isPresent() ? fault.forMs().getAsLong() : null);
        return members;
    }

    private static Map<String, Object> shortFault(PlannedFault fault) {
        Map<String, Object> members = fault(fault);
        members.values().removeIf(Objects::isNull);
        return members;
    }

    private static Map<String, Object> difference(Map<String, Object> full, Map<?, ?> defaults) {
        Map<String, Object> changed = new LinkedHashMap<>();
        full.forEach((name, value) -> {
            Object defaultValue = defaults.get(name);
            if (value instanceof Map<?, ?> nested && defaultValue instanceof Map<?, ?> nestedDefaults) {
                Map<String, Object> inner = difference(stringKeys(nested), nestedDefaults);
                if (!inner.isEmpty()) {
                    changed.put(name, inner);
                }
            } else if (name.equals("version") || !Objects.equals(value, defaultValue)) {
                changed.put(name, value);
            }
        });
        return changed;
    }

    private static Map<String, Object> stringKeys(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key.toString(), value));
        return copy;
    }
}
