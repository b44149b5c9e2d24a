package org.lockplay.web.openapi;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.lockplay.fault.FaultKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.store.StoreKind;

/** Describes a scenario with all its fields, and their defaults. */
final class ScenarioSchema {

    private ScenarioSchema() {}

    static Schema scenario() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        ScenarioWriter.fullMembers(Scenario.DEFAULT)
                .forEach((name, value) -> properties.put(name, property(name, value)));
        return Schemas.object(properties);
    }

    private static Schema property(String name, Object value) {
        return switch (name) {
            case "version" -> Schemas.byDefault(value).enumeration(List.of(value, Scenario.VERSION));
            case "store" ->
                Schemas.oneOf(StoreKind.values(), StoreKind::wireName).defaultValue(value);
            case "mode" -> Schemas.oneOf(Mode.values(), Mode::wireName).defaultValue(value);
            case "schedule" -> Schemas.of(SchemaType.STRING, SchemaType.NULL);
            case "lock" -> lock();
            case "faults" -> Schemas.listOf(fault());
            default -> value instanceof Map<?, ?> nested ? nested(nested) : Schemas.byDefault(value);
        };
    }

    private static Schema nested(Map<?, ?> defaults) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        defaults.forEach((name, value) -> properties.put(name.toString(), Schemas.byDefault(value)));
        return Schemas.object(properties);
    }

    private static Schema lock() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put(
                "kind", Schemas.kindOf(LockKind.values(), LockKind::wireName).defaultValue(LockKind.NONE.wireName()));
        for (LockOption option : LockOption.values()) {
            properties.put(option.wireName(), option(option));
        }
        return Schemas.object(properties);
    }

    private static Schema option(LockOption option) {
        if (option.isFlag()) {
            return Schemas.byDefault(option.defaultValue());
        }
        Schema number = option.defaultValue() == null
                ? Schemas.of(SchemaType.INTEGER, SchemaType.NULL)
                : Schemas.byDefault(option.defaultValue());
        return number.minimum(BigDecimal.valueOf(option.min())).maximum(BigDecimal.valueOf(option.max()));
    }

    private static Schema fault() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("buyer", numberOr(Schemas.of(SchemaType.STRING).enumeration(List.of("holder"))));
        properties.put("at", numberOr(Schemas.of(SchemaType.STRING)));
        properties.put("kind", Schemas.kindOf(FaultKind.values(), FaultKind::wireName));
        properties.put("forMs", Schemas.of(SchemaType.INTEGER, SchemaType.NULL));
        return Schemas.object(properties);
    }

    private static Schema numberOr(Schema other) {
        return OASFactory.createSchema().anyOf(List.of(Schemas.of(SchemaType.INTEGER), other));
    }
}
