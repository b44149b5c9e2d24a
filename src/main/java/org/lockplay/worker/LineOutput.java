package org.lockplay.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;

/**
 * Writes the worker's events and its control lines, which begin with {@code !}, to the server. Each line is one
 * unbuffered write, so it is in the pipe even if the process dies next. Thread-safe.
 */
final class LineOutput implements EventSink {

    private final OutputStream out;

    /**
     * @param out an unbuffered stream
     */
    LineOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void emit(Event event) {
        write(EventJson.write(event));
    }

    /**
     * Writes a control line with a state, such as {@code idle}, and its arguments.
     *
     * @throws UncheckedIOException if the server no longer reads
     */
    void tell(String state) {
        write("!" + state);
    }

    private void write(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("the parent does not listen any more", e);
            }
        }
    }
}
