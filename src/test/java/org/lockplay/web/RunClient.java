package org.lockplay.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.WellFormedHistory;
import org.lockplay.json.Json;
import org.lockplay.scenario.ScenarioBuilder;

/** A browser session as an HTTP client: starts runs and follows their streams. */
public final class RunClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI server;

    /**
     * One message of a stream.
     *
     * @param id the last event id; empty where there is none
     * @param name the event's name
     * @param data one line
     */
    public record Message(String id, String name, String data) {

        /** The run's event in it. */
        public Event event() {
            return EventJson.read(data);
        }
    }

    /** A client of the given server, with its own cookies. */
    public RunClient(URI server) {
        this(server, client().cookieHandler(new CookieManager()).build());
    }

    private RunClient(URI server, HttpClient http) {
        this.server = server;
        this.http = http;
    }

    /** A client that keeps no cookies: each of its calls is the first of a browser session. */
    static RunClient withoutCookies(URI server) {
        return new RunClient(server, client().build());
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    }

    /** Starts a run and returns its id. */
    public String start(ScenarioBuilder scenario) throws IOException, InterruptedException {
        return start(scenario.json());
    }

    /** Starts a run and returns its id. */
    public String start(String scenario) throws IOException, InterruptedException {
        HttpResponse<String> response = post("/api/runs", scenario);
        if (response.statusCode() != 201) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
        return (String) Json.parseObject(response.body()).get("id");
    }

    /** Follows a run to its end and returns its whole history, which is {@linkplain WellFormedHistory well-formed}. */
    public List<Event> history(String run) throws IOException, InterruptedException {
        List<Event> history = follow(run, 0, message -> false).stream()
                .filter(message -> !message.id().isEmpty())
                .map(Message::event)
                .toList();
        WellFormedHistory.check(history);
        return history;
    }

    /** Follows a run from after an event until a message matches, or to the end of the stream. */
    public List<Message> follow(String run, long lastEventId, Predicate<Message> last)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/api/runs/" + run + "/events").header("Accept", "text/event-stream");
        if (lastEventId > 0) {
            request.header("Last-Event-ID", String.valueOf(lastEventId));
        }
        HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            return response.statusCode() == 200 ? messages(lines.iterator(), last) : List.of();
        }
    }

    /** The run as the API shows it. */
    public Map<String, Object> show(String run) throws IOException, InterruptedException {
        return Json.parseObject(get("/api/runs/" + run).body());
    }

    /** The schedule of a run that has ended. */
    public String schedule(String run) throws IOException, InterruptedException {
        HttpResponse<String> response = get("/api/runs/" + run + "/schedule");
        if (response.statusCode() != 200) {
            throw new IOException(response.statusCode() + ": " + response.body());
        }
        return (String) Json.parseObject(response.body()).get("schedule");
    }

    /** Stops a run, and waits until it has ended. */
    public void stop(String run) throws IOException, InterruptedException {
        post("/api/runs/" + run + "/stop", "{}");
        history(run);
    }

    /** The run's verdict. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> verdict(String run) throws IOException, InterruptedException {
        return (Map<String, Object>) show(run).get("verdict");
    }

    /** Sends a GET. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends a POST with a JSON body. */
    public HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends any other request, with a JSON body. */
    public HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT);
    }

    private static List<Message> messages(Iterator<String> lines, Predicate<Message> last) {
        List<Message> messages = new ArrayList<>();
        String id = "";
        String name = "";
        String data = "";
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith("id:")) {
                id = line.substring(3).trim();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).trim();
            } else if (line.startsWith("data:")) {
                data = line.substring(5).trim();
            } else if (line.isEmpty() && !name.isEmpty()) {
                Message message = new Message(id, name, data);
                messages.add(message);
                if (last.test(message)) {
                    return messages;
                }
                id = "";
                name = "";
            }
        }
        return messages;
    }
}
