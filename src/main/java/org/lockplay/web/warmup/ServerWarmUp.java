package org.lockplay.web.warmup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.lockplay.run.Runs;

/**
 * Runs some small scenarios over HTTP once the server listens, so that the JVM has compiled the server's code, from the
 * request to the last event, before the first user's run. Deletes each of these runs. Thread-safe.
 */
@ApplicationScoped
public class ServerWarmUp {

    private static final Logger LOG = Logger.getLogger(ServerWarmUp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Gives up after this time: the machine is busy otherwise. */
    private static final int CREATED = 201;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long PAUSE_MS = 20;
    private static final int DATABASE_EVERY = 10;
    private static final String SCENARIO = """
            {"version":1,"title":"rehearsal","store":"%s","lock":{"kind":"%s"},"program":"query\\nlock\\nread\\ntake\\nwrite\\nunlock"}""";

    private final Runs real;
    private final ObjectMapper json;
    private final int runs;
    private volatile Thread thread;
    private volatile boolean over;

    ServerWarmUp(Runs real, ObjectMapper json, @ConfigProperty(name = "lockplay.rehearsal-runs") int runs) {
        this.real = real;
        this.json = json;
        this.runs = runs;
    }

    /** Whether the warm-up has ended. */
    boolean isOver() {
        return over;
    }

    void onStart(@ObservesAsync HttpServerStart event, HttpServer server) {
        thread = new Thread(() -> play(event.options().getHost(), server.getPort()), "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    void onStop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /**
     * The URL at which a client on this machine reaches a server.
     *
     * @param host a name, an address, or the wildcard address
     */
    static URI api(String host, int port) throws URISyntaxException, UnknownHostException {
        InetAddress address = InetAddress.getByName(host);
        String reached = host;
        if (address.isAnyLocalAddress()) {
            reached = address instanceof Inet6Address ? "::1" : "127.0.0.1";
        }
        return new URI("http", null, reached, port, "/api/", null, null);
    }

    private void play(String host, int port) {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            URI api = api(host, port);
            long end = System.nanoTime() + LONGEST.toNanos();
            for (int i = 0; i < runs && System.nanoTime() < end; i++) {
                while (real.areActive() && System.nanoTime() < end) {
                    // A user's run takes precedence.
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
                play(browser, api, scenario(i));
            }
        } catch (IOException | URISyntaxException | RuntimeException e) {
            LOG.infof("the first runs will be slower, because the server cannot reach itself: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over = true;
        }
    }

    private void play(HttpClient browser, URI api, String scenario) throws IOException, InterruptedException {
        HttpResponse<String> started = send(
                browser,
                HttpRequest.newBuilder(api.resolve("runs"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(scenario)));
        if (started.statusCode() != CREATED) {
            throw new IOException("status " + started.statusCode());
        }
        String run = "runs/" + json.readTree(started.body()).path("id").asText();
        send(browser, HttpRequest.newBuilder(api.resolve(run + "/events")).header("Accept", "text/event-stream"));
        send(browser, HttpRequest.newBuilder(api.resolve(run)));
        send(browser, HttpRequest.newBuilder(api.resolve("session/" + run)).DELETE());
    }

    /** Every tenth run uses the database; after it, the idle workers and the server have connections. */
    private static String scenario(int number) {
        if (number % DATABASE_EVERY == DATABASE_EVERY - 1) {
            return String.format(Locale.ROOT, SCENARIO, "database", "advisory");
        }
        return String.format(Locale.ROOT, SCENARIO, "file", number % 2 == 0 ? "semaphore" : "file-lock");
    }

    private static HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }
}
