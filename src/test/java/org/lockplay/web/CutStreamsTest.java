package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsProcesses;

/**
 * Connections of readers that are cut at random moments, also in the middle of an event; the reader goes on with {@code
 * Last-Event-ID}. {@code lockplay.test.cuts} is the number of cuts.
 */
@StartsProcesses
@QuarkusTest
class CutStreamsTest {

    private static final int CUTS = Integer.getInteger("lockplay.test.cuts", 100);
    private static final long SEED = Long.getLong("lockplay.test.seed", 21);
    private static final int MOST_BYTES = 12_000;
    /** A reader that hears nothing for so long leaves as well. */
    private static final int SILENCE_MS = 50;

    private static final String RUN =
            "{\"version\":1,\"lock\":{\"kind\":\"semaphore\"},\"placement\":{\"processes\":2},\"stock\":500,\"rounds\":100,"
                    + "\"program\":\"query\\nlock\\nread\\ntake\\nthink 5\\nwrite\\nunlock\"}";

    @TestHTTPResource("/")
    URI server;

    private final Random random = new Random(SEED);
    /** The ids of the events that the reader was sent, in order. */
    private final List<Long> seen = new ArrayList<>();

    private boolean isOver;

    @Test
    void noEventIsMissedAndNoneComesTwice() throws Exception {
        RunClient client = new RunClient(server);
        int cuts = 0;
        int runs = 0;
        while (cuts < CUTS) {
            seen.clear();
            isOver = false;
            String run = client.start(RUN);
            for (runs++; !isOver; cuts++) {
                follow(run, 1 + random.nextInt(MOST_BYTES));
            }

            assertThat(seen)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, client.history(run).size())
                                    .boxed()
                                    .toList());
        }
        System.out.println(cuts + " cuts of the streams of " + runs + " runs");
        assertThat(cuts).as("cuts while runs went on, not at their ends").isGreaterThan(5 * runs);
    }

    /** Reads some bytes of a run's stream and closes the connection. */
    private void follow(String run, int bytes) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(SILENCE_MS);
            long last = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
            socket.getOutputStream()
                    .write(("GET /api/runs/" + run
                                    + "/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                                    + "Last-Event-ID: " + last + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            InputStream stream = socket.getInputStream();
            byte[] buffer = new byte[bytes];
            for (int read = 0; read >= 0 && content.size() < bytes; ) {
                content.write(buffer, 0, read);
                read = stream.read(buffer, 0, bytes - content.size());
            }
        } catch (SocketTimeoutException e) {
            // What came before the silence counts.
        }
        take(content.toString(StandardCharsets.UTF_8));
    }

    private void take(String content) {
        // Nothing was left to send but the end.
        isOver |= content.startsWith("HTTP/1.1 204");
        long id = 0;
        // The last line may be half a line.
        for (String line : content.substring(0, content.lastIndexOf('\n') + 1).split("\r?\n")) {
            if (line.startsWith("id:")) {
                id = Long.parseLong(line.substring(3).strip());
            } else if (line.startsWith("data:") && id > 0) {
                seen.add(id);
                id = 0;
            } else if (line.startsWith("event:")) {
                isOver |= line.substring(6).strip().equals("end");
            }
        }
    }
}
