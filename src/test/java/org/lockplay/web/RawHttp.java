package org.lockplay.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests exactly as they are written, also those that no HTTP client library would send. */
public final class RawHttp {

    private static final String HEADER_END = "\r\n\r\n";

    /**
     * A response.
     *
     * @param status the status; 0 if the server has closed the connection without a response
     * @param headers by name in lower case; the last one of a name
     * @param setCookies the values of all {@code Set-Cookie} headers
     * @param body the body as received; empty for a stream of events
     * @param millis until the response was complete, or for a stream until its headers
     */
    public record Answer(int status, Map<String, String> headers, List<String> setCookies, String body, long millis) {

        /** A header; empty if the response does not have it. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    private final URI server;
    private final int limitMs;
    private final InetAddress source;

    /**
     * A client of a server.
     *
     * @param limitMs how long to wait for anything from the server
     */
    public RawHttp(URI server, int limitMs) {
        this(server, limitMs, InetAddress.getLoopbackAddress());
    }

    private RawHttp(URI server, int limitMs, InetAddress source) {
        this.server = server;
        this.limitMs = limitMs;
        this.source = source;
    }

    /** The same client at another of this machine's loopback addresses; the server limits what comes from one. */
    public RawHttp from(int number) throws IOException {
        byte[] address = {127, 1, (byte) (number >> 8), (byte) number};
        return new RawHttp(server, limitMs, InetAddress.getByAddress(address));
    }

    /** The authority of the server, such as {@code localhost:8081}. */
    public String host() {
        return server.getAuthority();
    }

    /** Sends a request with the server's own {@code Host}. */
    public Answer send(String method, String target, String body, String... headers) throws IOException {
        return sendTo(host(), method, target, body, headers);
    }

    /**
     * Sends a request.
     *
     * @param host the value of {@code Host}
     * @param target the path with its query, as it is
     * @param headers names and values in turn; characters above 255 are sent as question marks
     */
    public Answer sendTo(String host, String method, String target, String body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nConnection: close\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(content.length).append(HEADER_END);
        long start = System.nanoTime();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(source, 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server.getPort()), limitMs);
            socket.setSoTimeout(limitMs);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            request.write(content);
            socket.getOutputStream().write(request.toByteArray());
            return read(socket.getInputStream(), start);
        }
    }

    private static Answer read(InputStream in, long start) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        int end = -1;
        try {
            int next = in.read();
            while (next >= 0 && end < 0) {
                received.write(next);
                if (next == '\n'
                        && received.toString(StandardCharsets.ISO_8859_1).endsWith(HEADER_END)) {
                    end = received.size();
                } else {
                    next = in.read();
                }
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("no response in time", e);
        }
        if (end < 0) {
            return new Answer(0, Map.of(), List.of(), "", millisSince(start));
        }
        List<String> lines =
                received.toString(StandardCharsets.ISO_8859_1).lines().toList();
        Map<String, String> headers = new TreeMap<>();
        lines.stream().skip(1).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        });
        List<String> cookies = lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .map(line -> line.substring("set-cookie:".length()).strip())
                .toList();
        boolean isStream = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        String body = isStream ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), headers, cookies, body, millisSince(start));
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
