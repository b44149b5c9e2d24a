package org.lockplay.web.scenario;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.run.RunConfig;
import org.lockplay.scenario.Limits;
import org.lockplay.web.http.Language;

/** Lists everything that a scenario can contain. */
@Path("/api/catalog")
@Tag(name = "catalog")
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {

    private final Language language;
    private final Limits limits;

    CatalogResource(Language language, RunConfig config) {
        this.language = language;
        this.limits = config.limits().toLimits();
    }

    @GET
    @Operation(summary = "Locks, stores, faults, programs, presets and limits", description = "?lang=en or zh")
    public Catalog catalog() {
        return Catalog.in(language.texts(), limits);
    }
}
