package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.web.ApiOperations.Operation;
import org.lockplay.web.workshop.InstructorKey;

/**
 * Requests with malformed parameters, headers and bodies, derived from the OpenAPI description: the server refuses them
 * quickly, and none is an error of the server. {@code -Dlockplay.malformed.requests=20000} sends more,
 * {@code -Dlockplay.malformed.seed=…} sends others.
 */
@StartsProcesses
@QuarkusTest
class MalformedRequestTest {

    private static final int REQUESTS = Integer.getInteger("lockplay.malformed.requests", 3_000);
    private static final long SEED = Long.getLong("lockplay.malformed.seed", 21);
    private static final Pattern STACK_TRACE =
            Pattern.compile("\\(\\w+\\.java:\\d+\\)|[a-z]\\.[A-Z]\\w*(Exception|Error)\\b");
    private static final Pattern OWNERS =
            Pattern.compile("/api/runs/\\{id}/(faults|steps|share|stop)|/api/session/(runs|scenarios)/\\{\\w+}");
    private static final int LIMIT_MS = 2_000;
    /** After so many requests, the run and the session that some of them name are made anew. */
    private static final int FIXTURE_REQUESTS = 300;
    /** Fewer than the wrong join codes that one address may try. */
    private static final int REQUESTS_OF_ONE_ADDRESS = 25;

    @TestHTTPResource("/")
    URI server;

    private final Random random = new Random(SEED);
    private final MalformedValues values = new MalformedValues(random);

    private RawHttp http;
    /** Whether a request has deleted something that others name. */
    private boolean isDeleted;
    /** The requests for which a session needs to be the owner of what they name, and was. */
    private int owned;

    private String session;
    private Map<String, String> real;

    @Test
    void noMalformedRequestIsAnErrorOfTheServer() throws Exception {
        List<Operation> operations = new ArrayList<>(ApiOperations.of(server));
        operations.addAll(ApiOperations.pages());
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> bad = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            if (i % FIXTURE_REQUESTS == 0 || isDeleted) {
                makeFixtures();
            }
            if (i % REQUESTS_OF_ONE_ADDRESS == 0) {
                http = new RawHttp(server, LIMIT_MS).from(i / REQUESTS_OF_ONE_ADDRESS + 1);
            }
            String problem = send(operations.get(random.nextInt(operations.size())), statuses);
            if (!problem.isEmpty()) {
                bad.add("request " + i + ": " + problem);
            }
        }
        System.out.println("malformed requests: " + REQUESTS + ", by status: " + statuses);
        assertThat(bad).isEmpty();
        assertThat(statuses)
                .as("requests that are refused, and some that are not")
                .containsKeys(200, 400, 404);
        assertThat(statuses.getOrDefault(400, 0)).isGreaterThan(REQUESTS / 10);
        assertThat(owned).as("requests that only the owner's session may make").isGreaterThan(REQUESTS / 200);
    }

    /** Sends one request; returns what is wrong with the response, or an empty text. */
    private String send(Operation operation, Map<Integer, Integer> statuses) {
        String target = target(operation);
        String body = operation.hasBody() ? values.body() : "";
        List<String> headers = headers(operation);
        String request = operation.method() + " " + target + " " + headers + " " + body;
        try {
            RawHttp.Answer answer = http.send(operation.method(), target, body, headers.toArray(String[]::new));
            statuses.merge(answer.status(), 1, Integer::sum);
            boolean isAccepted = answer.status() < 300 || answer.status() == 409;
            if (isAccepted && OWNERS.matcher(operation.path()).matches()) {
                owned++;
            }
            isDeleted |= answer.status() == 204 && operation.method().equals("DELETE");
            if (answer.status() >= 500 && !isOembedFormat(operation, answer)) {
                return answer.status() + " for " + request + ": " + answer.body();
            }
            if (STACK_TRACE.matcher(answer.body()).find()) {
                return "a stack trace for " + request + ": " + answer.body();
            }
            return answer.millis() > LIMIT_MS ? answer.millis() + " ms for " + request : "";
        } catch (IOException e) {
            return e + " for " + request;
        }
    }

    /** The oEmbed specification wants this status for a format that a provider does not have. */
    private static boolean isOembedFormat(Operation operation, RawHttp.Answer answer) {
        return operation.path().equals("/api/oembed") && answer.status() == 501;
    }

    private String target(Operation operation) {
        StringBuilder path = new StringBuilder();
        for (String part : operation.path().split("(?=\\{)|(?<=})")) {
            path.append(part.startsWith("{") ? value(part.substring(1, part.length() - 1)) : part);
        }
        String separator = "?";
        for (String name : operation.query()) {
            if (random.nextInt(4) > 0) {
                path.append(separator).append(name).append('=').append(value(name));
                separator = "&";
            }
        }
        return path.toString();
    }

    private String value(String parameter) {
        String known = real.get(parameter);
        return known != null && random.nextBoolean() ? known : values.encoded();
    }

    private List<String> headers(Operation operation) {
        Map<String, String> headers = new TreeMap<>(Map.of("Content-Type", "application/json"));
        if (random.nextBoolean()) {
            headers.put("Cookie", "lockplay-session=" + session);
        }
        Stream.concat(operation.headers().stream(), MalformedValues.HEADERS.stream())
                .filter(name -> random.nextInt(6) == 0)
                .forEach(name -> headers.put(
                        name, real.containsKey(name) && random.nextBoolean() ? real.get(name) : values.header(name)));
        return headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toList();
    }

    private void makeFixtures() throws Exception {
        isDeleted = false;
        RunClient client = new RunClient(server);
        session = client.get("/exercises").headers().firstValue("Set-Cookie").orElseThrow();
        session = session.substring(session.indexOf('=') + 1, session.indexOf(';'));
        String run = client.start(MalformedValues.SMALL_SCENARIO);
        client.history(run);
        Map<String, Object> workshop =
                Json.parseObject(client.post("/api/workshops", "{}").body());
        Map<String, Object> saved = Json.parseObject(
                client.post("/api/scenarios", MalformedValues.SMALL_SCENARIO).body());
        real = Map.of(
                "id",
                run,
                "run",
                run,
                "slug",
                (String) saved.get("slug"),
                "code",
                (String) workshop.get("code"),
                InstructorKey.HEADER,
                (String) workshop.get("key"),
                "exercise",
                "see-the-race",
                "format",
                "svg",
                "expect",
                "safe",
                "lang",
                "zh",
                "url",
                server + "r/" + run);
    }
}
