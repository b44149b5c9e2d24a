package org.lockplay.web.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;

/** Describes a verdict as {@link org.lockplay.text.VerdictTexts} renders it. */
final class VerdictSchema {

    private VerdictSchema() {}

    static Schema verdict() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("safety", safety());
        properties.put("liveness", liveness());
        properties.put("sentence", Schemas.of(SchemaType.STRING));
        properties.put("findings", Schemas.listOf(Schemas.reference("Finding")));
        properties.put(
                "figures",
                Schemas.of(SchemaType.OBJECT)
                        .description("Numbers by name; times end in Ns")
                        .additionalPropertiesSchema(Schemas.of(SchemaType.NUMBER, SchemaType.NULL)));
        return Schemas.object(properties);
    }

    static Schema finding() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        properties.put("kind", Schemas.of(SchemaType.STRING));
        properties.put("variant", Schemas.of(SchemaType.STRING));
        properties.put("violation", Schemas.of(SchemaType.BOOLEAN));
        properties.put("sentence", Schemas.of(SchemaType.STRING));
        properties.put("args", Schemas.of(SchemaType.OBJECT));
        properties.put(
                "witness",
                Schemas.listOf(Schemas.of(SchemaType.INTEGER)).description("The seq of the events that prove it"));
        return Schemas.object(properties);
    }

    static Schema safety() {
        return Schemas.oneOf(Safety.values(), Safety::wireName);
    }

    static Schema liveness() {
        return Schemas.oneOf(Liveness.values(), Liveness::wireName);
    }
}
