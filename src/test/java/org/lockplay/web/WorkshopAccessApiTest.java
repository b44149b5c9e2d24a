package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.StartsProcesses;
import org.lockplay.export.QrImage;
import org.lockplay.json.Json;
import org.lockplay.web.workshop.InstructorKey;

/** Behind a proxy that names its clients: access to workshops, the limit of guesses, and the URLs shown. */
@StartsProcesses
@QuarkusTest
@TestProfile(WorkshopAccessApiTest.BehindProxy.class)
class WorkshopAccessApiTest {

    /** More wrong codes than one network may try. */
    private static final int MANY = 40;

    private static final String UNKNOWN = "CCCCCC";
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    /** The operator trusts the proxy and has configured the public URL. */
    public static class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding",
                    "true",
                    "quarkus.http.proxy.trusted-proxies",
                    "127.0.0.1,::1",
                    "quarkus.http.proxy.allow-x-forwarded",
                    "true",
                    "quarkus.http.proxy.allow-forwarded",
                    "true",
                    "lockplay.public-url",
                    "https://locks.example.org");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StoppedClock.class);
        }
    }

    /** A stopped clock: the limit never refills during a test, however slow the machine is. */
    @Alternative
    @Singleton
    public static class StoppedClock {
        @Produces
        @Singleton
        Clock clock() {
            return Clock.fixed(Instant.now(), ZoneOffset.UTC);
        }
    }

    @TestHTTPResource("/")
    URI server;

    /** Different for each test, because wrong codes are remembered. */
    private final String school = newAddress();

    /** Many strangers over one connection; a client and a connection for each would take most of the tests' time. */
    private RunClient strangers;

    private String code;
    private String key;

    @BeforeEach
    void make() throws Exception {
        strangers = RunClient.withoutCookies(server);
        Map<String, Object> made = Json.parseObject(
                post(strangers, newAddress(), "/api/workshops", "{}").body());
        code = (String) made.get("code");
        key = (String) made.get("key");
    }

    @Test
    void anInstructorsAddressDoesNotShowWhetherThereIsAWorkshop() throws Exception {
        for (String call : List.of("wall", "wall/stream", "export", "instructor")) {
            assertSame(instruct(school, UNKNOWN, call, "guess"), instruct(school, code, call, "guess"));
        }
        for (String call : List.of("settings", "screen", "reveal", "end", "instructor")) {
            assertSame(order(school, UNKNOWN, call), order(school, code, call));
        }
        assertSame(get(school, "/api/workshops/" + UNKNOWN + "/wall"), get(school, "/api/workshops/" + code + "/wall"));
    }

    @Test
    void whoTriesManyCodesOrKeysIsRefusedAndTheRightOnesLookLikeTheWrongOnes() throws Exception {
        exhaust(school, "/api/workshops/" + UNKNOWN);

        HttpResponse<String> wrong = get(school, "/api/workshops/" + UNKNOWN);
        assertThat(wrong.statusCode()).isEqualTo(429);
        assertThat(wrong.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(wrong.body()).contains("/problems/too-many-requests");
        for (String call : List.of("", "/room", "/qr.svg")) {
            assertThat(get(school, "/api/workshops/" + code + call).statusCode())
                    .as(call)
                    .isEqualTo(429);
        }
        assertThat(post(new RunClient(server), school, path("attendees"), "{\"nickname\":\"Ada\"}")
                        .statusCode())
                .isEqualTo(429);
        assertThat(instruct(school, code, "wall", "guess").statusCode()).isEqualTo(429);
        assertThat(get(newAddress(), "/api/workshops/" + code).statusCode())
                .as("from elsewhere")
                .isEqualTo(200);
    }

    @Test
    void wrongKeysAreLimitedToo() throws Exception {
        exhaust(() -> instruct(school, code, "wall", "guess"));
    }

    @Test
    void aClassBehindTheAddressOfOneWhoGuessesGoesOn() throws Exception {
        RunClient ada = new RunClient(server);
        assertThat(post(ada, school, path("attendees"), "{\"nickname\":\"Ada\"}")
                        .statusCode())
                .isEqualTo(201);
        exhaust(school, "/api/workshops/" + UNKNOWN);

        assertThat(ada.get(path("room"), "X-Forwarded-For", school).statusCode())
                .isEqualTo(200);
        assertThat(post(ada, school, path("hand"), "{\"raised\":true}").statusCode())
                .isEqualTo(200);
        assertThat(post(new RunClient(server), school, path("attendees"), "{\"nickname\":\"Bob\"}")
                        .statusCode())
                .as("who comes late to a workshop that others are in from there")
                .isEqualTo(201);
    }

    @Test
    void whoHasJoinedElsewhereAndTheInstructorPass() throws Exception {
        RunClient ada = new RunClient(server);
        post(ada, newAddress(), path("attendees"), "{\"nickname\":\"Ada\"}");
        exhaust(school, "/api/workshops/" + UNKNOWN);

        assertThat(ada.get(path("room"), "X-Forwarded-For", school).statusCode())
                .isEqualTo(200);
        assertThat(instruct(school, code, "wall", key).statusCode()).isEqualTo(200);
        assertThat(get(school, path("qr.svg")).statusCode())
                .as("what the instructor's page shows")
                .isEqualTo(200);
    }

    @Test
    void whatIsRightCostsNothing() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(get(school, "/api/workshops/" + code).statusCode()).isEqualTo(200);
            assertThat(get(school, path("room")).statusCode()).isEqualTo(403);
        }
        assertThat(get(school, "/api/workshops/" + UNKNOWN).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:1::7, 2001:db8:1:1:ffff:ffff:ffff:ffff, 2001:db8:1:2::7",
        "203.0.113.7, ::ffff:203.0.113.7, 203.0.113.8",
        "203.0.113.70, 203.0.113.70:4711, 203.0.113.80",
    })
    void networksAreLimitedNotSingleAddressesOfOne(String one, String same, String other) throws Exception {
        exhaust(one, "/api/workshops/" + UNKNOWN);

        assertThat(get(same, "/api/workshops/" + UNKNOWN).statusCode()).isEqualTo(429);
        assertThat(get(other, "/api/workshops/" + UNKNOWN).statusCode()).isEqualTo(404);
    }

    @Test
    void theStandardsOwnHeaderIsReadAsWell() throws Exception {
        RunClient client = new RunClient(server);
        for (int i = 0; i < MANY; i++) {
            client.get("/api/workshops/" + UNKNOWN, "Forwarded", "for=" + school);
        }
        assertThat(get(school, "/api/workshops/" + UNKNOWN).statusCode()).isEqualTo(429);
    }

    @Test
    void linksAndTheQrCodeLeadToWhereBrowsersReachTheServer() throws Exception {
        Map<String, Object> made = Json.parseObject(
                post(new RunClient(server), school, "/api/workshops", "{}").body());
        String join = "https://locks.example.org/join/" + made.get("code");

        assertThat(made)
                .containsEntry("joinLink", join)
                .containsEntry(
                        "instructorLink",
                        "https://locks.example.org/workshops/" + made.get("code") + "#key=" + made.get("key"));
        assertThat(get(school, "/api/workshops/" + made.get("code") + "/qr.svg").body())
                .isEqualTo(QrImage.svg(join));
        assertThat(new RunClient(server)
                        .get("/workshops", "Accept", "text/html")
                        .body())
                .contains("<meta name=\"lockplay-origin\" content=\"https://locks.example.org\">");
    }

    private void exhaust(String address, String path) throws Exception {
        exhaust(() -> get(address, path));
    }

    private static void exhaust(Callable<HttpResponse<String>> attempt) throws Exception {
        int status = 0;
        for (int i = 0; i < MANY && status != 429; i++) {
            status = attempt.call().statusCode();
            assertThat(status).isIn(403, 404, 429);
        }
        assertThat(status).isEqualTo(429);
    }

    private static void assertSame(HttpResponse<String> one, HttpResponse<String> other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(403);
        assertThat(one.body()).isEqualTo(other.body()).contains("/problems/not-instructor");
        assertThat(one.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
    }

    private HttpResponse<String> get(String address, String path) throws Exception {
        return strangers.get(path, "X-Forwarded-For", address);
    }

    private static HttpResponse<String> post(RunClient client, String address, String path, String body)
            throws Exception {
        return client.post(path, body, "X-Forwarded-For", address);
    }

    private String path(String call) {
        return "/api/workshops/" + code + "/" + call;
    }

    private HttpResponse<String> instruct(String address, String code, String call, String key) throws Exception {
        return strangers.get(
                "/api/workshops/" + code + "/" + call, "X-Forwarded-For", address, InstructorKey.HEADER, key);
    }

    private HttpResponse<String> order(String address, String code, String call) throws Exception {
        return strangers.post(
                "/api/workshops/" + code + "/" + call,
                call.equals("instructor") ? "{\"key\":\"guess\"}" : "{}",
                "X-Forwarded-For",
                address,
                InstructorKey.HEADER,
                "guess");
    }

    private static String newAddress() {
        return "198.51.100." + NETWORKS.incrementAndGet();
    }
}
