package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.web.ApiOperations.DescribedResponse;
import org.lockplay.web.ApiOperations.Operation;

/**
 * Keeps the committed description of the API current; the page's types are generated from it.
 *
 * <p>After a change of the API, copy the description that this test writes to {@code target} to
 * {@code frontend/src/schema}, and run {@code npm run schema} in {@code frontend}.
 */
@StartsProcesses
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("frontend", "src", "schema", "openapi.json");
    private static final Path CURRENT = Path.of("target", "openapi.json");

    /** The names of kinds. The page takes them from the catalog, so that a new one changes none of its files. */
    private static final Pattern KINDS = Pattern.compile("\"enum\" : \\[[^\\]]*],\\s*(?=[^{}]*\"x-growing\" : true)");

    @TestHTTPResource("/")
    URI server;

    @Test
    void theCommittedDescriptionIsCurrent() throws Exception {
        String described = new RunClient(server).get("/q/openapi?format=json").body();
        String current = KINDS.matcher(described).replaceAll("");
        Files.createDirectories(CURRENT.getParent());
        Files.writeString(CURRENT, current);

        assertThat(Json.parseObject(Files.readString(COMMITTED))).isEqualTo(Json.parseObject(current));
    }

    @Test
    void refusalsThatPassAreDescribedWithTheTimeOfTheNextTry() throws Exception {
        List<DescribedResponse> refusals = ApiOperations.responses(server).stream()
                .filter(response -> List.of("429", "503").contains(response.status()))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.headers()).as("%s", refusal).isEqualTo(Set.of("Retry-After"));
            assertThat(refusal.content()).as("%s", refusal).isEqualTo(Set.of("application/problem+json"));
        });
        assertThat(pathsOf("503", refusals))
                .containsExactlyElementsOf(ApiOperations.of(server).stream()
                        .map(Operation::toString)
                        .filter(operation ->
                                !List.of("GET /", "GET /api/catalog").contains(operation))
                        .toList());
        assertThat(pathsOf("429", refusals))
                .contains(
                        "POST /api/runs",
                        "GET /api/runs/{id}/events",
                        "POST /api/scenarios",
                        "POST /api/scenarios/{slug}/checks",
                        "POST /api/exercises/{id}/attempts",
                        "POST /api/workshops",
                        "GET /api/workshops/{code}/wall/stream",
                        "GET /api/workshops/{code}/room/stream");
    }

    private static List<String> pathsOf(String status, List<DescribedResponse> responses) {
        return responses.stream()
                .filter(response -> response.status().equals(status))
                .map(DescribedResponse::operation)
                .toList();
    }
}
