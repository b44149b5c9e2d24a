package org.lockplay.web.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.lockplay.database.DatabaseMonitor;

/** Says whether the server can do all that it does, for pages that wait until it can. */
@Path("/api/status")
public class StatusResource {

    private final DatabaseMonitor database;

    StatusResource(DatabaseMonitor database) {
        this.database = database;
    }

    /** 204, or the problem document of a database that does not answer. Does not wait for the database. */
    @GET
    @Operation(hidden = true)
    public void status() {
        database.requireAvailable();
    }
}
