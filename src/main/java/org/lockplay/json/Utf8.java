package org.lockplay.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes external bytes strictly. A lenient decoder would silently replace what is not UTF-8. */
public final class Utf8 {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Utf8() {}

    /**
     * Decodes bytes; drops a byte order mark at the start.
     *
     * @throws NotUtf8Exception with the position of the first invalid byte
     */
    public static String decode(byte[] bytes) throws NotUtf8Exception {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1
                    + (int) text.chars().filter(character -> character == '\n').count();
            throw new NotUtf8Exception(line, text.length() - text.lastIndexOf('\n'), bytes[in.position()]);
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
