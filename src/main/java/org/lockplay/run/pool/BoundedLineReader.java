package org.lockplay.run.pool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 lines that end with a line feed, none longer than a limit. Not thread-safe. */
final class BoundedLineReader implements AutoCloseable {

    private static final int BUFFER = 8_192;

    private final InputStream in;
    private final int maxLine;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int filled;

    /** @param maxLine the most bytes of a line */
    BoundedLineReader(InputStream in, int maxLine) {
        this.in = in;
        this.maxLine = maxLine;
    }

    /**
     * Returns the next line without its end; {@code null} at the end of the stream. A line without its end is dropped:
     * its writer was killed in the middle of it.
     *
     * @throws IOException if the line is longer than the limit
     */
    String readLine() throws IOException {
        line.reset();
        while (true) {
            if (next == filled) {
                filled = in.read(buffer);
                next = 0;
                if (filled < 0) {
                    filled = 0;
                    return null;
                }
            }
            int start = next;
            while (next < filled && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, start, next - start);
            if (line.size() > maxLine) {
                throw new IOException("a line is longer than " + maxLine + " bytes");
            }
            if (next < filled) {
                next++;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
