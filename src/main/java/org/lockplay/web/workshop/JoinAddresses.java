package org.lockplay.web.workshop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.web.http.PublicOrigin;

/**
 * The addresses under which attendees may reach this server from other devices, the best first:
 *
 * <ol>
 *   <li>the public URL, if it is configured: then only this one;
 *   <li>the one under which the instructor has reached it, unless that stays on the instructor's machine;
 *   <li>those of this machine's networks, if the server listens on all of them and other machines can reach them: a
 *       container's own network they cannot.
 * </ol>
 */
@RequestScoped
public class JoinAddresses {

    /**
     * What to offer attendees.
     *
     * @param origins addresses without a path, the best first; empty if other devices cannot reach the server
     * @param listensToAll whether the server listens on all networks, rather than on this machine only
     */
    public record Offer(List<String> origins, boolean listensToAll) {

        public Offer {
            origins = List.copyOf(origins);
        }
    }

    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    @Context
    UriInfo request;

    private final PublicOrigin publicOrigin;
    private final String listening;
    private final boolean areNetworksReachable;

    JoinAddresses(
            PublicOrigin publicOrigin,
            @ConfigProperty(name = "quarkus.http.host") String listening,
            @ConfigProperty(name = "lockplay.web.reachable-networks") boolean areNetworksReachable) {
        this.publicOrigin = publicOrigin;
        this.listening = listening;
        this.areNetworksReachable = areNetworksReachable;
    }

    /** What to offer attendees. */
    Offer offer() {
        boolean all = EVERYWHERE.contains(listening);
        List<String> origins = publicOrigin
                .address()
                .map(address -> isLocal(address.getHost()) ? List.<String>of() : List.of(address.toString()))
                .orElseGet(() -> of(request.getBaseUri(), all && areNetworksReachable ? networks() : List.of()));
        return new Offer(origins, all);
    }

    /** The absolute URL of a path for attendees: at the best address, else at that of the request. */
    String link(String path) {
        URI base = publicOrigin.address().orElseGet(request::getBaseUri);
        URI best = offer().origins().stream().findFirst().map(URI::create).orElse(base);
        return best.resolve(path).toString();
    }

    /**
     * The addresses to offer.
     *
     * @param asked the address that the instructor has used
     * @param networks the addresses of this machine on which the server listens
     */
    static List<String> of(URI asked, List<String> networks) {
        Set<String> origins = new LinkedHashSet<>();
        // Without a host where it is not one of RFC 2396, as with an underscore.
        String[] parts = asked.getAuthority().split(":(?=\\d+$)");
        if (!isLocal(parts[0])) {
            origins.add(asked.getScheme() + "://" + asked.getAuthority());
        }
        String port = parts.length < 2 ? "" : ":" + parts[1];
        networks.stream()
                .filter(host -> !isLocal(host))
                .forEach(host -> origins.add(asked.getScheme() + "://" + host + port));
        return List.copyOf(origins);
    }

    /** Whether only this machine can reach a host of that name. */
    static boolean isLocal(String host) {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.startsWith("127.")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || EVERYWHERE.contains(name);
    }

    /** This machine's IPv4 addresses, private ones first: attendees are mostly in the same network. */
    private static List<String> networks() {
        try {
            return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .filter(JoinAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
                    .sorted((one, other) -> Boolean.compare(other.isSiteLocalAddress(), one.isSiteLocalAddress()))
                    .map(InetAddress::getHostAddress)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback() && !network.isVirtual();
        } catch (SocketException e) {
            return false;
        }
    }
}
