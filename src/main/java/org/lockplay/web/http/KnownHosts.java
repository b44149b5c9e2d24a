package org.lockplay.web.http;

import io.netty.util.NetUtil;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The names under which this server may be asked. With DNS rebinding, a page of another site can make a browser resolve
 * that site's name to this server, and would then count as a page of this server; but the request still names the site.
 *
 * <p>Known are loopback names, IP addresses, which need no resolution, the host of {@code lockplay.public-url}, the name
 * on which the server listens, and those that are configured. With a public URL, also names without a dot: a proxy may
 * know the server by such a name, which nobody can register.
 */
@ApplicationScoped
public class KnownHosts {

    private static final String LOOPBACK = "localhost";

    private final Set<String> names = new HashSet<>();
    private final boolean isBehindProxy;

    KnownHosts(
            PublicOrigin publicOrigin,
            @ConfigProperty(name = "quarkus.http.host") String listening,
            @ConfigProperty(name = "lockplay.allowed-hosts") Optional<List<String>> configured) {
        names.add(normal(listening));
        publicOrigin.address().ifPresent(address -> names.add(normal(address.getHost())));
        configured.ifPresent(hosts -> hosts.forEach(host -> names.add(normal(checked(host.strip())))));
        isBehindProxy = publicOrigin.address().isPresent();
    }

    /** Refuses a name with a port or a scheme, under which no request would be served. */
    private static String checked(String host) {
        if (host.contains("/") || (host.indexOf(':') >= 0 && !NetUtil.isValidIpV6Address(host))) {
            throw new ConfigurationException(
                    "LOCKPLAY_ALLOWED_HOSTS takes names without scheme and port, and " + host + " has one.");
        }
        return host;
    }

    /** Whether a request may name this host; without its port. */
    boolean include(String host) {
        String name = normal(host);
        return names.contains(name)
                || name.equals(LOOPBACK)
                || name.endsWith("." + LOOPBACK)
                || NetUtil.isValidIpV4Address(name)
                || NetUtil.isValidIpV6Address(name)
                || (isBehindProxy && hasNoDot(name));
    }

    /**
     * Whether a request for health or metrics may name this host; without its port. Other programs of the operator may
     * know the server by a name without a dot, as that of a container.
     */
    boolean includeForOperator(String host) {
        return include(host) || hasNoDot(normal(host));
    }

    private static boolean hasNoDot(String name) {
        return !name.isEmpty() && name.indexOf('.') < 0;
    }

    private static String normal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
