package org.lockplay.oracle;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.lockplay.verdict.RunMetrics;

/** Figures with a single error: one of them is greater than it was. */
final class MutantFigures {

    private MutantFigures() {}

    /** All mutants of correct figures, by the name of the mutation. */
    static Map<String, RunMetrics> of(RunMetrics right) {
        Map<String, RunMetrics> mutants = new LinkedHashMap<>();
        ofRecord(right).forEach((name, mutant) -> mutants.put("more " + name, (RunMetrics) mutant));
        return mutants;
    }

    private static Map<String, Record> ofRecord(Record right) {
        Map<String, Record> mutants = new LinkedHashMap<>();
        RecordComponent[] components = right.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            int changed = i;
            String name = components[i].getName();
            greater(name, valueOf(right, components[i]))
                    .forEach((part, value) -> mutants.put(part, copy(right, components, changed, value)));
        }
        return mutants;
    }

    /** Greater values, by name; several for a value that consists of others. */
    private static Map<String, Object> greater(String name, Object value) {
        if (value instanceof Long number) {
            return Map.of(name, number + 1);
        }
        if (value instanceof Double number) {
            return Map.of(name, number + 1);
        }
        if (value instanceof OptionalLong number) {
            return Map.of(name, OptionalLong.of(number.orElse(0) + 1));
        }
        if (value instanceof OptionalDouble number) {
            return Map.of(name, OptionalDouble.of(number.orElse(0) + 1));
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        ofRecord((Record) value).forEach((part, mutant) -> parts.put(name + "." + part, mutant));
        return parts;
    }

    private static Record copy(Record right, RecordComponent[] components, int changed, Object value) {
        Object[] values = Stream.of(components)
                .map(component -> valueOf(right, component))
                .toArray();
        values[changed] = value;
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = right.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
