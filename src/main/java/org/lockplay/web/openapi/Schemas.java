package org.lockplay.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Creates schemas for the description of the API. */
final class Schemas {

    /** Marks an enumeration that later versions add to: a client has to expect other values. */
    private static final String GROWING = "x-growing";

    private Schemas() {}

    static Schema of(SchemaType... types) {
        return OASFactory.createSchema().type(List.of(types));
    }

    /** Another schema of the description. */
    static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    static Schema orNull(Schema schema) {
        return OASFactory.createSchema().anyOf(List.of(schema, of(SchemaType.NULL)));
    }

    static Schema listOf(Schema items) {
        return of(SchemaType.ARRAY).items(items);
    }

    /** An object that always has all its properties. */
    static Schema object(Map<String, Schema> properties) {
        return of(SchemaType.OBJECT).properties(properties).required(List.copyOf(properties.keySet()));
    }

    /** The names of an enum's constants on the wire. */
    static <E> Schema oneOf(E[] constants, Function<E, String> wireName) {
        return of(SchemaType.STRING)
                .enumeration(new ArrayList<>(Stream.of(constants).map(wireName).toList()));
    }

    /** The names of the kinds of a registry, to which later versions add. */
    static <E> Schema kindOf(E[] kinds, Function<E, String> wireName) {
        return oneOf(kinds, wireName)
                .description("One of the kinds in the catalog, which later versions add to.")
                .addExtension(GROWING, true);
    }

    /** The type of a value, which is also the default; {@code null} has no type. */
    static Schema byDefault(Object value) {
        Schema schema;
        if (value instanceof Boolean) {
            schema = of(SchemaType.BOOLEAN);
        } else if (value instanceof Number) {
            schema = of(SchemaType.INTEGER);
        } else {
            schema = of(SchemaType.STRING);
        }
        return schema.defaultValue(value);
    }
}
