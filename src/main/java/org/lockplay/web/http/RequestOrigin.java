package org.lockplay.web.http;

import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The origin of the page that sent a request, see RFC 6454.
 *
 * @param scheme {@code http} or {@code https}
 * @param host its host in lower case
 * @param port its port, also where it is the scheme's default
 */
record RequestOrigin(String scheme, String host, int port) {

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** Parses the value of {@code Origin}; empty for {@code null}, which stands for a page without an origin. */
    static Optional<RequestOrigin> parse(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return Optional.empty();
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(uri.getScheme());
            return Optional.of(new RequestOrigin(uri.getScheme(), uri.getHost().toLowerCase(Locale.ROOT), port));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether a page of this origin was served by the server that a request names.
     *
     * @param server the request's {@code Host}; {@code null} if there is none
     * @param secure whether the request came over TLS. A request that did not may still come from an https page, because
     *     a proxy may have ended TLS; the reverse is not possible.
     */
    boolean isOf(HostAndPort server, boolean secure) {
        if (server == null || (secure && !scheme.equals("https"))) {
            return false;
        }
        int serverPort = server.port() >= 0 ? server.port() : defaultPort(scheme);
        return host.equals(server.host().toLowerCase(Locale.ROOT)) && port == serverPort;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }
}
