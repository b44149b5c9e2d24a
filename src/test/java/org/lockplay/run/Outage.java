package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A server whose database does not answer, as its clients see it. */
final class Outage {

    /** An answer, and how long it took. */
    record Answer(HttpResponse<String> response, Duration after) {}

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(2);
    /** A stored run that is not in memory, for all that the server knows. */
    private static final String STORED = "/api/runs/AAAAAAAAAAAAAAAAAAAAAA";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final URI management;

    Outage(PackagedServer server) {
        this.server = server.address();
        this.management = server.management();
    }

    /** What reads the database: stored runs and the lists. */
    List<CompletableFuture<Answer>> needy(int readers) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        IntStream.range(0, readers).forEach(i -> answers.add(send(get(STORED))));
        answers.add(send(get("/api/session/runs")));
        answers.add(send(get("/api/session/scenarios")));
        return answers;
    }

    /**
     * Checks that all were refused in time, with a sentence and the time of the next try.
     *
     * @param usual what the machine takes for as many requests that the database answers
     */
    static void assertRefused(List<CompletableFuture<Answer>> answers, Duration usual) {
        assertThat(answers).allSatisfy(answer -> {
            Answer refusal = answer.join();
            assertThat(refusal.response().statusCode()).isEqualTo(503);
            assertThat(refusal.response().headers().firstValue("Retry-After")).isPresent();
            assertThat(refusal.response().body()).contains("/problems/database-unavailable");
        });
        assertThat(longest(answers)).isLessThan(REFUSED_WITHIN.plus(usual));
    }

    /** How long the last of the answers took. */
    static Duration longest(List<CompletableFuture<Answer>> answers) {
        return answers.stream()
                .map(answer -> answer.join().after())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The time within which nine of ten answers came. */
    static Duration mostWithin(List<Duration> took) {
        return took.stream().sorted().skip(took.size() * 9L / 10).findFirst().orElseThrow();
    }

    /** What needs no database, a number of times with pauses; the time that each answer took. */
    List<Duration> needless(String run, int times) throws Exception {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            for (String path : List.of("/", "/api/catalog", "/api/runs/" + run)) {
                Answer answer = send(get(path)).get();
                assertThat(answer.response().statusCode()).isEqualTo(200);
                took.add(answer.after());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return took;
    }

    /** Waits until the readiness check answers with a status, and returns how long that took. */
    Duration awaitReadiness(int status) throws Exception {
        return await(management.resolve("/q/health/ready"), status);
    }

    /** Waits until the lists, which the database has, are answered. */
    void awaitLists() throws Exception {
        await(server.resolve("/api/session/runs"), 200);
    }

    private Duration await(URI address, int status) throws Exception {
        long start = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
        while (send(request).get().response().statusCode() != status) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError(address + " did not become " + status);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** A request for a new run. */
    List<CompletableFuture<Answer>> newRun() {
        return List.of(send(post("/api/runs", "{\"version\":1}")));
    }

    /** The status of an answer to a new run. */
    int startRun() throws IOException, InterruptedException {
        return http.send(post("/api/runs", "{\"version\":1}"), BodyHandlers.ofString())
                .statusCode();
    }

    private CompletableFuture<Answer> send(HttpRequest request) {
        long start = System.nanoTime();
        return http.sendAsync(request, BodyHandlers.ofString())
                .thenApply(response -> new Answer(response, Duration.ofNanos(System.nanoTime() - start)));
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT).build();
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
