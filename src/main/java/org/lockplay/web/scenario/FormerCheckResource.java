package org.lockplay.web.scenario;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lockplay.share.SavedScenarios;
import org.lockplay.web.http.PageAddress;
import org.lockplay.web.http.ProblemException;

/** The former URL of checks, which were started by GET. Starts nothing; the error names the new URL. */
@Path("/s/{slug}/check")
public class FormerCheckResource {

    private final SavedScenarios scenarios;
    private final PageAddress address;

    FormerCheckResource(SavedScenarios scenarios, PageAddress address) {
        this.scenarios = scenarios;
        this.address = address;
    }

    @GET
    @Operation(hidden = true)
    public void check(@PathParam("slug") String slug) {
        if (scenarios.find(slug).isEmpty()) {
            throw ProblemException.unknownScenario(slug);
        }
        throw ProblemException.checkByPost(address.of("/api/scenarios/" + slug + "/checks"));
    }
}
