package org.lockplay.web.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.lockplay.fault.FaultNeed;
import org.lockplay.lock.Reach;
import org.lockplay.lock.Reacquisition;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.ExpectedVerdict;
import org.lockplay.workshop.Screen;

/**
 * Completes the OpenAPI description with what the types of the views do not say: that responses have all their
 * properties, the values of enums on the wire, the form of scenarios and verdicts, which are maps in Java, and refusals
 * that pass.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    /** The properties of these are left out where they are empty. */
    private static final Set<String> SPARSE = Set.of("Problem", "FieldError");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() != null && !SPARSE.contains(name)) {
                schema.setRequired(List.copyOf(schema.getProperties().keySet()));
            }
        });
        describeCatalog(schemas);
        describeRuns(schemas);
        Schema vote = Schemas.of(SchemaType.STRING).enumeration(List.copyOf(Screen.ANSWERS));
        set(schemas, "Mine", "vote", Schemas.orNull(vote));
        set(schemas, "ScreenView", "kind", Schemas.oneOf(Screen.Kind.values(), Screen.Kind::wireName));
        for (String view : List.of("RunView", "SavedScenarioView", "ExerciseView", "Preset")) {
            set(schemas, view, "scenario", Schemas.reference("Scenario"));
        }
        set(schemas, "ScreenView", "scenario", Schemas.orNull(Schemas.reference("Scenario")));
        RefusalDescription.addTo(api);
        api.getComponents()
                .addSchema("Scenario", ScenarioSchema.scenario())
                .addSchema("Verdict", VerdictSchema.verdict())
                .addSchema("Finding", VerdictSchema.finding());
    }

    private static void describeCatalog(Map<String, Schema> schemas) {
        Schema store = Schemas.oneOf(StoreKind.values(), StoreKind::wireName);
        set(schemas, "Store", "kind", store);
        set(schemas, "Lock", "stores", Schemas.listOf(store));
        set(schemas, "Lock", "reach", Schemas.oneOf(Reach.values(), Reach::wireName));
        set(schemas, "Lock", "reacquisition", Schemas.oneOf(Reacquisition.values(), Reacquisition::wireName));
        set(schemas, "Fault", "needs", Schemas.orNull(Schemas.oneOf(FaultNeed.values(), FaultNeed::wireName)));
        set(schemas, "Option", "type", Schemas.of(SchemaType.STRING).enumeration(List.of("boolean", "integer")));
        set(schemas, "Option", "default", Schemas.of(SchemaType.BOOLEAN, SchemaType.INTEGER, SchemaType.NULL));
    }

    private static void describeRuns(Map<String, Schema> schemas) {
        Schema status = Schemas.oneOf(RunStatus.values(), RunStatus::wireName);
        Schema expected = Schemas.oneOf(ExpectedVerdict.values(), ExpectedVerdict::wireName);
        set(schemas, "RunView", "status", status);
        set(schemas, "RunView", "verdict", Schemas.orNull(Schemas.reference("Verdict")));
        set(schemas, "MyRun", "status", status);
        set(schemas, "MyRun", "safety", Schemas.orNull(VerdictSchema.safety()));
        set(schemas, "MyRun", "liveness", Schemas.orNull(VerdictSchema.liveness()));
        set(schemas, "SavedScenarioView", "expect", Schemas.orNull(expected));
    }

    /** Replaces the description of a property; a property that does not exist is an error in this class. */
    private static void set(Map<String, Schema> schemas, String view, String property, Schema described) {
        Map<String, Schema> properties = schemas.get(view).getProperties();
        if (!properties.containsKey(property)) {
            throw new IllegalStateException(view + " has no property " + property);
        }
        schemas.get(view).addProperty(property, described);
    }
}
