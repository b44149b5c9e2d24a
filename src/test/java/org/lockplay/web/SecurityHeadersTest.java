package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.web.ApiOperations.Operation;

/** The security headers of every page and every call, also of those that are refused. */
@StartsProcesses
@QuarkusTest
class SecurityHeadersTest {

    @TestHTTPResource("/")
    URI server;

    @Test
    void everyResponseHasThem() throws Exception {
        List<Operation> operations = new ArrayList<>(ApiOperations.of(server));
        operations.addAll(ApiOperations.pages());
        RawHttp http = new RawHttp(server, 10_000).from(40_000);
        for (Operation operation : operations) {
            String target = operation.path().replaceAll("\\{\\w+}", "nothing");
            boolean isEmbed = target.startsWith("/embed/");
            RawHttp.Answer answer = http.send(operation.method(), target, operation.hasBody() ? "[]" : "");

            assertThat(answer.header("Content-Security-Policy"))
                    .as(operation.toString())
                    .contains("default-src 'self'", "script-src 'self';", "style-src 'self';", "object-src 'none'")
                    .contains("base-uri 'none'", "form-action 'self'")
                    .contains("frame-ancestors " + (isEmbed ? "*" : "'none'"))
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Frame-Options")).isEqualTo(isEmbed ? "" : "DENY");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            if (target.startsWith("/api/session") || target.startsWith("/api/workshops")) {
                assertThat(answer.header("Cache-Control"))
                        .as(operation.toString())
                        .contains("no-store");
            }
            assertThat(answer.status() == 429)
                    .isEqualTo(!answer.header("Retry-After").isEmpty());
        }
    }
}
