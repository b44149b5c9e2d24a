package org.lockplay.web.http;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A client's network for limits: an IPv4 address, or the /64 of an IPv6 address, because one client can use all
 * addresses of a /64.
 *
 * @param prefix its digits, or the beginning of what a proxy has sent instead
 */
public record ClientNetwork(String prefix) {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;
    /** Offset of the IPv4 address in {@code ::ffff:203.0.113.7}. */
    private static final int MAPPED_AT = 12;

    private static final int LONGEST_NAME = 64;

    /** The network of the client that sent a request. */
    public static ClientNetwork of(SocketAddress client) {
        return of(client.hostAddress() == null ? String.valueOf(client.host()) : client.hostAddress());
    }

    /** The network of an address; a proxy may also send an obfuscated name, as in {@code for=_hidden}. */
    public static ClientNetwork of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return new ClientNetwork(address.substring(0, Math.min(address.length(), LONGEST_NAME)));
        }
        return new ClientNetwork(HexFormat.of().formatHex(network(bytes)));
    }

    private static byte[] network(byte[] address) {
        if (address.length == IPV4_BYTES) {
            return address;
        }
        return isMapped(address)
                ? Arrays.copyOfRange(address, MAPPED_AT, IPV6_BYTES)
                : Arrays.copyOf(address, NETWORK_BYTES);
    }

    private static boolean isMapped(byte[] address) {
        byte[] mapping = new byte[MAPPED_AT];
        mapping[MAPPED_AT - 2] = (byte) 0xff;
        mapping[MAPPED_AT - 1] = (byte) 0xff;
        return Arrays.equals(address, 0, MAPPED_AT, mapping, 0, MAPPED_AT);
    }
}
