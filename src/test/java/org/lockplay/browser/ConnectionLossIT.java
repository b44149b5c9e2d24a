package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The connection between page and server is cut during a run, which goes on; the page reconnects. */
@QuarkusIntegrationTest
class ConnectionLossIT extends BrowserCase {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ten buyers in sequence. */
    private static final String LONG_RUN = """
            {"version":1,"lock":{"kind":"semaphore"},"program":"lock\\nread\\ntake\\nthink 1000\\nwrite\\nunlock"}
            """;

    private static final Route.FulfillOptions DATABASE_UNAVAILABLE = new Route.FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody("{\"type\":\"/problems/database-unavailable\",\"title\":\"No answer\",\"status\":503}");

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Test
    void aRunThatStillGoesOnIsFollowedFromWhereItWasLost() throws Exception {
        try (Relay relay = new Relay(home)) {
            Page page = open(relay);
            JsonNode run = loseLongRun(page, relay);
            relay.mend();

            told(page, "Connected again. No event was lost.");
            assertThat(status(page, run)).isEqualTo("running");
            showsAllOf(page, run);
            assertThat(page.locator("page-notice .box"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(10_000));
        }
    }

    @Test
    void aRunThatEndedMeanwhileIsFetchedToItsEnd() throws Exception {
        try (Relay relay = new Relay(home)) {
            Page page = open(relay);
            JsonNode run = loseLongRun(page, relay);
            page.waitForCondition(() -> status(page, run).equals("finished"));
            assertThat(page.locator("run-verdict section")).not().hasClass(Pattern.compile("good"));
            relay.mend();

            told(page, "Connected again. No event was lost.");
            showsAllOf(page, run);
        }
    }

    @Test
    void anOutageOfTheDatabaseIsAnnouncedUntilItIsOver() {
        expectComplaint("503");
        Page page = open("", Viewport.DESKTOP, "en");
        for (String path : List.of("/api/runs(\\?.*)?$", "/api/status$")) {
            page.route(Pattern.compile(path), route -> route.fulfill(DATABASE_UNAVAILABLE));
        }

        page.locator("page-header button.run").click();
        assertThat(page.locator("server-outage")).containsText("database does not answer");
        assertThat(page.locator("page-notice .box")).hasCount(0);
        photograph(page, "ConnectionLossIT.outage");
        page.unrouteAll();

        assertThat(page.locator("server-outage .box"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        page.locator("page-header button.run").click();
        skipSlowMotion(page);
        assertThat(page.locator("run-verdict section"))
                .hasClass(Pattern.compile("wrong|good"), new LocatorAssertions.HasClassOptions().setTimeout(30_000));
    }

    private Page open(Relay relay) {
        expectComplaint("net::ERR_");
        return open(relay.address().toString(), Viewport.DESKTOP, "en");
    }

    /** A run that goes on while the page is disconnected and shows that it is. */
    private JsonNode loseLongRun(Page page, Relay relay) throws IOException {
        JsonNode run = startLongRun(page);
        relay.cut();
        told(page, "The connection is lost");
        return run;
    }

    private JsonNode startLongRun(Page page) {
        page.navigate(linkTo(page, LONG_RUN));
        Response started = page.waitForResponse(
                answer ->
                        answer.request().method().equals("POST") && answer.url().matches(".*/api/runs(\\?.*)?"),
                () -> page.locator("page-header button.run:enabled").click());
        skipSlowMotion(page);
        // One buyer holds the lock, and the others wait.
        assertThat(canvas(page)).hasAttribute("aria-label", Pattern.compile("and [3-9]\\d events"));
        return read(started.text());
    }

    private static String linkTo(Page page, String scenario) {
        RequestOptions body = RequestOptions.create()
                .setHeader("Content-Type", "application/json")
                .setData(scenario);
        String slug = read(page.request()
                        .post(page.url() + "api/scenarios", body)
                        .text())
                .path("slug")
                .asText();
        return page.url() + "s/" + slug;
    }

    private static void told(Page page, String what) {
        assertThat(page.locator("page-notice")).containsText(what, SOON);
    }

    /** Checks that the verdict is shown and that the timeline has all of the server's events, none twice. */
    private void showsAllOf(Page page, JsonNode run) {
        assertThat(page.locator("run-verdict section"))
                .hasClass(Pattern.compile("good"), new LocatorAssertions.HasClassOptions().setTimeout(60_000));
        int events = ask(page, run, "/events").path("events").size();
        assertThat(events).isGreaterThan(60);
        assertThat(canvas(page)).hasAttribute("aria-label", Pattern.compile("and " + events + " events"));
    }

    /** The run's status, requested directly instead of through the relay. */
    private String status(Page page, JsonNode run) {
        return ask(page, run, "").path("status").asText();
    }

    private JsonNode ask(Page page, JsonNode run, String what) {
        String address =
                home.resolve("api/runs/" + run.path("id").asText() + what).toString();
        RequestOptions json = RequestOptions.create().setHeader("Accept", "application/json");
        return read(page.request().get(address, json).text());
    }

    private static Locator canvas(Page page) {
        return page.locator("timeline-canvas canvas");
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
