package org.lockplay.web.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.FaultNeed;
import org.lockplay.lock.LockFamily;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.scenario.ScenarioPreset;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.store.StoreKind;
import org.lockplay.text.LockTexts;
import org.lockplay.text.Texts;

/** All elements of a scenario, with their texts in one language; the page and other clients are built from it. */
public record Catalog(
        List<Lock> locks,
        List<Family> families,
        List<Store> stores,
        List<Fault> faults,
        List<Program> programs,
        List<Preset> presets,
        List<Option> options,
        Limits limits) {

    /** What a lock is built on. */
    public record Family(String id, String name, String summary) {}

    /**
     * A kind of store.
     *
     * @param kind its name in scenarios
     * @param onServer whether it requires a server connection for every buyer
     */
    public record Store(String kind, String name, String summary, boolean onServer) {}

    /** Something with a name; {@code kind} is its name in scenarios. */
    private record Kind(String kind, String name, String summary) {}

    /**
     * A kind of fault.
     *
     * @param kind its name in scenarios
     * @param name its display name
     * @param summary what really happens, in one line
     * @param leavesGate whether a buyer that is hit at its gate leaves it; if it returns, it emits {@code gate} again
     * @param lasts whether it has a duration, {@code forMs}
     * @param defaultMs its default duration; {@code null} if it has none, or lasts until it is ended by hand
     * @param needs what the scenario must have: {@code connection}, {@code release} or {@code file-write}; {@code null}
     *     for nothing
     */
    public record Fault(
            String kind,
            String name,
            String summary,
            boolean leavesGate,
            boolean lasts,
            @Schema(nullable = true) Long defaultMs,
            @Schema(nullable = true) String needs) {}

    /**
     * A kind of lock.
     *
     * @param kind its name in scenarios
     * @param family what it is built on
     * @param reach how far it is visible: {@code none}, {@code process}, {@code host} or {@code cluster}
     * @param holds whether it has a holder; the store's own safe writes exclude nobody
     * @param onServer whether it requires a server connection for every buyer, in addition to that of the store
     * @param reacquisition what happens when its holder acquires it again: {@code nothing-held}, {@code counted},
     *     {@code freed-at-once}, {@code waits-for-itself} or {@code refused}
     * @param retries whether a conflict makes its buyer start again from an earlier step
     * @param stores the stores that it can guard
     * @param options the options that it supports
     * @param name its display name
     * @param summary what it is built on, in one line
     * @param holderThrows the effect when a holder throws after an explicit acquisition
     * @param holderKilled the effect when its holder is killed
     * @param holderFrozen the effect when its holder freezes
     * @param code one sale under it as code, by language: {@code python} and {@code java}
     */
    public record Lock(
            String kind,
            String family,
            String reach,
            boolean holds,
            boolean onServer,
            String reacquisition,
            boolean retries,
            List<String> stores,
            List<String> options,
            String name,
            String summary,
            String holderThrows,
            String holderKilled,
            String holderFrozen,
            Map<String, String> code) {}

    /** A bundled program. */
    public record Program(String id, String name, String summary, String text) {}

    /** A bundled scenario. */
    public record Preset(String id, String name, String summary, Map<String, Object> scenario) {}

    /** A lock's option; {@code type} is {@code integer} or {@code boolean}. */
    public record Option(
            String name,
            String label,
            String summary,
            String type,
            @JsonProperty("default") Object defaultValue,
            long min,
            long max) {}

    public static Catalog in(Texts texts, Limits limits) {
        return new Catalog(
                Stream.of(LockKind.values()).map(kind -> lock(kind, texts)).toList(),
                Stream.of(LockFamily.values())
                        .map(family -> family(family, texts))
                        .toList(),
                Stream.of(StoreKind.values()).map(store -> store(store, texts)).toList(),
                Stream.of(FaultKind.values()).map(fault -> fault(fault, texts)).toList(),
                Stream.of(ProgramPreset.values())
                        .map(program -> program(program, texts))
                        .toList(),
                Stream.of(ScenarioPreset.values())
                        .map(preset -> preset(preset, texts))
                        .toList(),
                Stream.of(LockOption.values())
                        .map(option -> option(option, texts))
                        .toList(),
                limits);
    }

    private static Family family(LockFamily family, Texts texts) {
        Kind named = kind("family", family.wireName(), texts);
        return new Family(named.kind(), named.name(), named.summary());
    }

    private static Kind kind(String group, String kind, Texts texts) {
        String key = group + "." + kind;
        return new Kind(kind, texts.get(key + ".name"), texts.get(key + ".summary"));
    }

    private static Store store(StoreKind store, Texts texts) {
        Kind named = kind("store", store.wireName(), texts);
        return new Store(
                named.kind(), named.name(), named.summary(), !store.needs().isEmpty());
    }

    private static Fault fault(FaultKind fault, Texts texts) {
        Kind named = kind("fault", fault.wireName(), texts);
        return new Fault(
                named.kind(),
                named.name(),
                named.summary(),
                fault.leavesGate(),
                fault.lasts(),
                fault.defaultMs().isPresent() ? fault.defaultMs().getAsLong() : null,
                fault.need().map(FaultNeed::wireName).orElse(null));
    }

    private static Lock lock(LockKind kind, Texts texts) {
        String key = "lock." + kind.wireName();
        return new Lock(
                kind.wireName(),
                kind.family().wireName(),
                kind.reach().wireName(),
                kind.holds(),
                !kind.needs().isEmpty(),
                kind.reacquisition().wireName(),
                kind.retriesConflicts(),
                kind.stores().stream().sorted().map(StoreKind::wireName).toList(),
                kind.options().stream().sorted().map(LockOption::wireName).toList(),
                texts.get(key + ".name"),
                texts.get(key + ".summary"),
                texts.get(key + ".throws"),
                texts.get(key + ".killed"),
                texts.get(key + ".frozen"),
                LockTexts.of(kind.wireName()).code());
    }

    private static Program program(ProgramPreset preset, Texts texts) {
        Kind named = kind("program", preset.wireName(), texts);
        return new Program(
                named.kind(), named.name(), named.summary(), preset.program().text());
    }

    private static Preset preset(ScenarioPreset preset, Texts texts) {
        Kind named = kind("preset", preset.wireName(), texts);
        return new Preset(
                named.kind(), named.name(), named.summary(), ScenarioWriter.fullMembers(preset.scenario(named.name())));
    }

    private static Option option(LockOption option, Texts texts) {
        String key = "option." + option.wireName();
        return new Option(
                option.wireName(),
                texts.get(key + ".label"),
                texts.get(key + ".summary"),
                option.isFlag() ? "boolean" : "integer",
                option.defaultValue(),
                option.min(),
                option.max());
    }
}
