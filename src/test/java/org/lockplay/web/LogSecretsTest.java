package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;
import org.lockplay.json.Json;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.web.workshop.InstructorKey;

/** What the log has, and what it must not have. */
@StartsProcesses
@QuarkusTest
class LogSecretsTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("org.lockplay");

    @TestHTTPResource("/")
    URI server;

    @Inject
    DatabaseAddress database;

    /** An entry of the log, with the id of the run that it belongs to. */
    private record Entry(String logger, String run, String text) {}

    private static final ExtFormatter FORMAT = new PatternFormatter("%s%e");

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Handler collector = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            String run = ExtLogRecord.wrap(entry).getMdc("run");
            entries.add(new Entry(entry.getLoggerName(), run, FORMAT.format(entry)));
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void collect() {
        OURS.setLevel(Level.ALL);
        collector.setLevel(Level.ALL);
        ROOT.addHandler(collector);
    }

    @AfterEach
    void stop() {
        ROOT.removeHandler(collector);
        OURS.setLevel(null);
    }

    @Test
    void secretsOfSessionsAndWorkshopsAreNotLoggedWhateverGoesWrong() throws Exception {
        RawHttp http = new RawHttp(server, 10_000);
        String cookie = http.send("GET", "/exercises", "").setCookies().get(0).split(";")[0];
        String code = member(
                http.send("GET", "/api/session/code", "", "Cookie", cookie).body(), "code");
        String made = http.send("POST", "/api/workshops", "{}", "Content-Type", "application/json", "Cookie", cookie)
                .body();
        String key = member(made, "instructorLink").replaceAll(".*key=", "");
        String workshop = "/api/workshops/" + member(made, "code");
        for (String target : List.of(
                workshop + "/wall",
                workshop + "/instructor",
                workshop + "/nothing",
                workshop.replace("/api/", "/") + "?key=" + key,
                workshop.replace("/api/", "/") + "?key=" + key + "%00",
                "/r/" + key,
                "/api/runs/" + key)) {
            for (String sent : List.of(key, key.substring(1))) {
                http.send(
                        "GET",
                        target,
                        "",
                        "Cookie",
                        cookie + "; lockplay-instructor=" + sent,
                        "Accept-Language",
                        "en;q=" + sent);
                http.send("GET", target, "", InstructorKey.HEADER, sent);
                http.send("POST", target, "{\"key\":\"" + sent + "\"}", "Content-Type", "application/json");
                http.send("POST", target, "{\"key\":\"" + sent, "Content-Type", "application/json");
            }
            http.send(
                    "POST", target, "{\"code\":\"" + code + "\"", "Content-Type", "application/json", "Cookie", cookie);
        }
        http.send("POST", "/api/session/recover", "{\"code\":\"" + code + "\"", "Content-Type", "application/json");
        http.send("POST", "/api/session/recover", "{\"code\":\"" + code + "\"}", "Content-Type", "application/json");

        Logger.getLogger("org.lockplay.control").info("the collector collects");

        assertThat(entries).extracting(Entry::text).contains("the collector collects");
        for (String secret : List.of(cookie.split("=", 2)[1], code, code.replace("-", ""), key, database.password())) {
            assertThat(entries)
                    .filteredOn(entry -> entry.text().contains(secret))
                    .as(secret)
                    .isEmpty();
        }
    }

    @Test
    void whatARunLogsHasItsId() throws Exception {
        RunClient client = new RunClient(server);
        String run = client.start("{\"version\":1,\"placement\":{\"processes\":1}}");
        client.history(run);

        long deadline = System.nanoTime() + 10_000_000_000L;
        while (entries.stream()
                .noneMatch(entry -> entry.logger().startsWith("org.lockplay.run")
                        && run.equals(entry.run())
                        && entry.text().contains("ended"))) {
            assertThat(System.nanoTime()).as("the end of the run is logged").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String member(String json, String name) {
        Map<String, Object> members = Json.parseObject(json);
        return (String) members.get(name);
    }
}
