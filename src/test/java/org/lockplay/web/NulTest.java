package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.web.ApiOperations.Operation;

/** The character NUL, which PostgreSQL stores and compares in no text, in every parameter of the API and the pages. */
@StartsProcesses
@QuarkusTest
class NulTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

    @TestHTTPResource("/")
    URI server;

    @Test
    void aPathWithNulLeadsNowhere() throws Exception {
        RawHttp http = new RawHttp(server, 10_000).from(30_001);
        List<Operation> operations = new ArrayList<>(ApiOperations.of(server));
        operations.addAll(ApiOperations.pages());
        int tried = 0;
        for (Operation operation : operations) {
            Matcher parameter = PARAMETER.matcher(operation.path());
            while (parameter.find()) {
                String target = operation.path().substring(0, parameter.start()) + "a%00b"
                        + operation.path().substring(parameter.end()).replaceAll(PARAMETER.pattern(), "svg");
                RawHttp.Answer answer = http.send(
                        operation.method(),
                        target.replaceAll(PARAMETER.pattern(), "x"),
                        operation.hasBody() ? "{}" : "",
                        "Content-Type",
                        "application/json");
                assertThat(answer.status()).as(operation + " " + target).isIn(400, 404);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(40);
    }

    @Test
    void aQueryParameterWithNulIsNamed() throws Exception {
        RawHttp http = new RawHttp(server, 10_000).from(30_002);
        int tried = 0;
        for (Operation operation : ApiOperations.of(server)) {
            for (String name : operation.query()) {
                String target = operation.path().replaceAll(PARAMETER.pattern(), "x") + "?" + name + "=a%00b";
                RawHttp.Answer answer = http.send(
                        operation.method(),
                        target,
                        operation.hasBody() ? "{}" : "",
                        "Content-Type",
                        "application/json");
                assertThat(answer.status()).as(operation + " " + target).isEqualTo(400);
                assertThat(answer.body()).contains("\"field\":\"" + name + "\"", "\"code\":\"control-character\"");
                tried++;
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(10);
    }
}
