package org.lockplay.web.session;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.lockplay.json.JsonFields;
import org.lockplay.json.Violation;
import org.lockplay.session.SessionLookup;
import org.lockplay.web.http.JsonBody;
import org.lockplay.web.http.Problem;
import org.lockplay.web.http.ProblemException;

/** Transfers a browser session, with all its data, to another browser. */
@Path("/api/session")
@Tag(name = "session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    private static final int MAX_CODE = 200;

    private final BrowserSession session;
    private final SessionLookup known;

    SessionResource(BrowserSession session, SessionLookup known) {
        this.session = session;
        this.known = known;
    }

    /** A recovery code; it gives full access to the session. */
    public record Code(String code) {}

    @GET
    @Path("code")
    @Operation(summary = "This session's recovery code", description = "The code gives access to the session.")
    public Code code() {
        return new Code(session.code().shown());
    }

    @POST
    @Path("recover")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Go on in this browser with another session",
            description = "{\"code\": \"…\"}; what this browser had done before stays with its old code.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Code.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nobody has this code",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Code recover(JsonBody body) {
        List<Violation> violations = new ArrayList<>();
        JsonFields fields = new JsonFields(body.members(), "", violations);
        String text = fields.text("code", MAX_CODE).orElse("");
        fields.refuseUnknown();
        if (!violations.isEmpty()) {
            throw ProblemException.badRequest(violations);
        }
        SessionCode code = SessionCode.parse(text)
                .filter(read -> known.has(BrowserSession.ownerOf(read)))
                .orElseThrow(ProblemException::unknownCode);
        session.adopt(code);
        return new Code(code.shown());
    }
}
