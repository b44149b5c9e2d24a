package org.lockplay.web.http;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The URL at which browsers reach this server, if configured. Read once, at startup. */
@Startup
@Named("publicOrigin")
@ApplicationScoped
public class PublicOrigin {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Optional<URI> address;

    /**
     * Reads the setting.
     *
     * @throws ConfigurationException if it is not the URL of a server
     */
    PublicOrigin(@ConfigProperty(name = "lockplay.public-url") Optional<String> publicUrl) {
        address = publicUrl.map(String::strip).map(PublicOrigin::checked);
    }

    /** Such as {@code https://locks.example.org}; empty if not configured. */
    public Optional<URI> address() {
        return address;
    }

    /** Whether the value of an {@code Origin} header is this URL. */
    boolean is(String origin) {
        Optional<RequestOrigin> own = RequestOrigin.parse(text());
        return own.isPresent() && own.equals(RequestOrigin.parse(origin));
    }

    /** Whether the browser uses TLS; a proxy may have ended it. */
    public boolean isSecure(HttpServerRequest request) {
        return request.isSSL()
                || request.authority() != null && isSecure(request.authority().host());
    }

    private boolean isSecure(String host) {
        return address.filter(
                        own -> own.getScheme().equals("https") && own.getHost().equalsIgnoreCase(host))
                .isPresent();
    }

    /** The same as a string, for templates; empty if not configured. */
    public String text() {
        return address.map(URI::toString).orElse("");
    }

    private static URI checked(String text) {
        try {
            URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isOrigin = SCHEMES.contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            if (isOrigin) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Reported below, with an example.
        }
        throw new ConfigurationException("lockplay.public-url (LOCKPLAY_PUBLIC_URL) is \"" + text
                + "\", which is not the address of a server such as https://locks.example.org, without a path");
    }
}
