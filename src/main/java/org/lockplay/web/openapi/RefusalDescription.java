package org.lockplay.web.openapi;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.lockplay.web.http.Problem;

/**
 * Describes refusals that pass: 503 of every operation that uses the database, and the header {@code Retry-After} of
 * each 429 and 503.
 */
final class RefusalDescription {

    private static final String TOO_MANY = "429";
    private static final String UNAVAILABLE = "503";
    private static final String NO_DATABASE =
            "The database does not answer, or too many requests wait for it; Retry-After says when to try again";

    /** The paths of operations that never use the database. */
    private static final Set<String> WITHOUT_DATABASE = Set.of("/", "/api/catalog");

    private RefusalDescription() {}

    static void addTo(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> addTo(item, !WITHOUT_DATABASE.contains(path)));
    }

    private static void addTo(PathItem item, boolean usesDatabase) {
        for (Operation operation : item.getOperations().values()) {
            APIResponses responses = operation.getResponses();
            if (usesDatabase && !responses.hasAPIResponse(UNAVAILABLE)) {
                responses.addAPIResponse(UNAVAILABLE, unavailable());
            }
            for (String status : Set.of(TOO_MANY, UNAVAILABLE)) {
                if (responses.hasAPIResponse(status)) {
                    responses.getAPIResponse(status).setHeaders(Map.of("Retry-After", retryAfter()));
                }
            }
        }
    }

    private static APIResponse unavailable() {
        return OASFactory.createAPIResponse()
                .description(NO_DATABASE)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(Schemas.reference("Problem"))));
    }

    private static Header retryAfter() {
        return OASFactory.createHeader()
                .description("Seconds")
                .schema(Schemas.of(SchemaType.INTEGER).minimum(BigDecimal.ONE));
    }
}
