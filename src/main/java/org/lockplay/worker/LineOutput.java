package org.lockplay.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;

/**
 * The worker's lines to its parent: events, and control lines that begin with {@code !}. One write a line, unbuffered:
 * what is written is in the pipe, whatever happens to the process next. Thread-safe.
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

    /** Tells the parent that the worker has come to a state, such as {@code idle}, with what belongs to it. */
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
