package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.json.Json;
import org.lockplay.json.JsonFields;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.json.Violation;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.StoreKind;

/** Reads a scenario from JSON, strictly; reports all errors at once. Thread-safe. */
public final class ScenarioReader {

    /** Longest title, in characters. */
    public static final int MAX_TITLE = 120;

    private static final int MAX_PROGRAM = 8_000;
    private static final int MIN_RUN_MS = 100;
    private static final Scenario DEFAULT = Scenario.DEFAULT;

    private final Limits limits;
    private final boolean isStrict;

    /** A reader for scenarios that are to be run, with limits. */
    public ScenarioReader(Limits limits) {
        this(limits, true);
    }

    private ScenarioReader(Limits limits, boolean isStrict) {
        this.limits = limits;
        this.isStrict = isStrict;
    }

    /**
     * A reader for stored scenarios, as in links and in the database: it accepts planned faults that can never happen,
     * as older versions did, and schedules of older versions, in which a delayed buyer passed its gate twice. Such a
     * scenario can be shown; {@link PlannedFaultCheck} and the strict reader say whether it can be run.
     */
    public static ScenarioReader lenient(Limits limits) {
        return new ScenarioReader(limits, false);
    }

    /**
     * Reads a scenario.
     *
     * @throws InvalidScenarioException if it is not a JSON object, or with every invalid field
     */
    public Scenario read(String json) throws InvalidScenarioException {
        try {
            return read(Json.parseObject(json));
        } catch (JsonSyntaxException e) {
            throw new InvalidScenarioException(List.of(Violation.notJson("", e)));
        }
    }

    /** Reads a scenario from its members; see {@link #read(String)}. */
    public Scenario read(Map<String, Object> members) throws InvalidScenarioException {
        List<Violation> violations = new ArrayList<>();
        JsonFields fields = new JsonFields(members, "", violations);
        long version = version(fields);
        Scenario unlimited = new Scenario(
                title(fields),
                (int) fields.integer("stock", DEFAULT.stock(), 0, limits.stock()),
                fields.choice(
                        "store", DEFAULT.store(), StoreKind::find, names(StoreKind.values(), StoreKind::wireName)),
                placement(fields),
                (int) fields.integer("rounds", DEFAULT.rounds(), 1, limits.rounds()),
                lock(fields),
                program(fields, violations),
                faults(fields),
                fields.choice("mode", DEFAULT.mode(), Mode::find, names(Mode.values(), Mode::wireName)),
                schedule(fields),
                fields.integer("seed", DEFAULT.seed(), 0, Integer.MAX_VALUE),
                (int) fields.integer("jitterMs", DEFAULT.jitterMs(), 0, 1_000),
                DEFAULT.timeLimitMs());
        int standard = Math.min(DefaultTimeLimit.ms(unlimited), limits.runMs());
        Scenario scenario =
                unlimited.withTimeLimitMs((int) fields.integer("timeLimitMs", standard, MIN_RUN_MS, limits.runMs()));
        if (version < scenario.version()) {
            fields.report("version", "needs-version", scenario.version());
        }
        fields.refuseUnknown();
        violations.addAll(new ScenarioCheck(scenario, violations).violations(isStrict));
        if (isStrict && violations.stream().noneMatch(ScenarioReader::concernsFaults)) {
            violations.addAll(PlannedFaultCheck.violations(scenario));
        }
        if (!violations.isEmpty()) {
            throw new InvalidScenarioException(violations);
        }
        return scenario;
    }

    private static long version(JsonFields fields) {
        Object version = fields.member("version");
        if (version instanceof Long number && number >= 1 && number <= Scenario.VERSION) {
            return number;
        }
        if (version == null) {
            fields.report("version", "required");
        } else {
            fields.report("version", "unknown-version", Scenario.VERSION);
        }
        return Scenario.VERSION;
    }

    private static String title(JsonFields fields) {
        String title = fields.text("title", MAX_TITLE).orElse(DEFAULT.title());
        if (title.chars().anyMatch(Character::isISOControl)) {
            fields.report("title", "control-character");
        }
        return title;
    }

    private Placement placement(JsonFields scenario) {
        JsonFields fields = scenario.object("placement");
        Placement placement = new Placement(
                (int) fields.integer("hosts", DEFAULT.placement().hosts(), 1, limits.hosts()),
                (int) fields.integer("processes", DEFAULT.placement().processes(), 1, limits.processes()),
                (int) fields.integer("threads", DEFAULT.placement().threads(), 1, limits.buyers()));
        fields.refuseUnknown();
        if (placement.workers() > limits.processes()) {
            scenario.report("placement", "too-many-processes", placement.workers(), limits.processes());
        }
        if (placement.buyers() > limits.buyers()) {
            scenario.report("placement", "too-many-buyers", placement.buyers(), limits.buyers());
        }
        return placement;
    }

    private static LockSpec lock(JsonFields scenario) {
        JsonFields fields = scenario.object("lock");
        LockKind kind = fields.choice(
                "kind", DEFAULT.lock().kind(), LockKind::find, names(LockKind.values(), LockKind::wireName));
        LockSpec lock = LockSpec.of(kind);
        for (LockOption option : LockOption.values()) {
            Object value = option.isFlag()
                    ? (Object) fields.flag(option.wireName(), (Boolean) option.defaultValue())
                    : fields.optionalInteger(option.wireName(), option.min(), option.max())
                            .orElse((Long) option.defaultValue());
            lock = lock.with(option, value);
        }
        for (LockOption option : lock.options().keySet()) {
            if (!kind.options().contains(option)) {
                fields.report(option.wireName(), "option-of-other-lock", kind.wireName());
            }
        }
        fields.refuseUnknown();
        return lock;
    }

    private Program program(JsonFields fields, List<Violation> violations) {
        Optional<String> text = fields.text("program", MAX_PROGRAM);
        if (text.isEmpty()) {
            return DEFAULT.program();
        }
        try {
            Program program = ProgramParser.parse(text.get());
            long steps = program.allSteps().count();
            if (steps > limits.steps()) {
                fields.report("program", "too-many-steps", steps, limits.steps());
            }
            return program;
        } catch (InvalidScenarioException e) {
            violations.addAll(e.violations());
            return DEFAULT.program();
        }
    }

    private List<PlannedFault> faults(JsonFields scenario) {
        List<?> entries = scenario.list("faults");
        if (entries.size() > limits.faults()) {
            scenario.report("faults", "too-many-faults", entries.size(), limits.faults());
            return List.of();
        }
        List<PlannedFault> faults = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonFields fields = scenario.entry("faults", i, entries.get(i));
            faults.add(fault(fields));
            fields.refuseUnknown();
        }
        return faults;
    }

    private PlannedFault fault(JsonFields fields) {
        OptionalInt buyer = OptionalInt.empty();
        Object who = fields.member("buyer");
        if (who == null) {
            fields.report("buyer", "required");
        } else if (who instanceof Long number && number >= 0 && number < limits.buyers()) {
            buyer = OptionalInt.of(number.intValue());
        } else if (!"holder".equals(who)) {
            fields.report("buyer", "not-buyer");
        }
        Object at = fields.member("at");
        if (!(at instanceof String || at instanceof Long)) {
            fields.report("at", "required");
        } else if (at.equals(StepKind.WITH_LOCK.word() + ":")) {
            // Spelled as in a program.
            at = StepKind.WITH_LOCK.word();
        }
        if (fields.member("kind") == null) {
            fields.report("kind", "required");
        }
        return new PlannedFault(
                buyer,
                String.valueOf(at),
                fields.choice(
                        "kind", FaultKind.EXCEPTION, FaultKind::find, names(FaultKind.values(), FaultKind::wireName)),
                fields.optionalInteger("forMs", 1, limits.runMs())
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
    }

    private static Schedule schedule(JsonFields fields) {
        Optional<String> text = fields.text("schedule", Schedule.MAX_TEXT);
        if (text.isEmpty()) {
            return Schedule.NONE;
        }
        try {
            return Schedule.parse(text.get());
        } catch (IllegalArgumentException e) {
            fields.report("schedule", "schedule-syntax", String.valueOf(e.getMessage()));
            return Schedule.NONE;
        }
    }

    /** Whether the error makes the check of faults unreliable, because a default replaces the invalid value. */
    private static boolean concernsFaults(Violation violation) {
        return Stream.of("faults", "program", "lock", "store", "rounds").anyMatch(violation.field()::startsWith);
    }

    /** The names of the values of an enum, sorted. */
    static <E> List<String> names(E[] values, Function<E, String> name) {
        return Stream.of(values).map(name).sorted().toList();
    }
}
