package org.lockplay.run;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.zookeeper.client.ConnectStringParser;

/** Validates the server settings at startup, so that a typing error does not first show in a run. */
final class ServerConfigCheck {

    private static final Set<String> REDIS_SCHEMES = Set.of("redis", "rediss");

    private ServerConfigCheck() {}

    /**
     * Returns the Redis URL, stripped.
     *
     * @throws ConfigurationException if it is not a Redis URL
     */
    static String checkedRedis(String url) {
        try {
            URI uri = URI.create(url.strip());
            if (uri.getScheme() != null && REDIS_SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
                return uri.toString();
            }
        } catch (IllegalArgumentException e) {
            // Reported below: the exception's own message would contain the password.
        }
        throw new ConfigurationException("lockplay.redis-url (LOCKPLAY_REDIS_URL) is not a Redis URL such as"
                + " redis://:password@redis.example:6379/0");
    }

    /**
     * Returns the ZooKeeper connect string, stripped.
     *
     * @throws ConfigurationException if it is not a connect string
     */
    static String checkedZooKeeper(String connect) {
        try {
            List<InetSocketAddress> servers = new ConnectStringParser(connect.strip()).getServerAddresses();
            boolean named =
                    servers.stream().noneMatch(server -> server.getHostString().isBlank());
            if (named && !servers.isEmpty()) {
                return connect.strip();
            }
        } catch (IllegalArgumentException e) {
            // Reported below, with an example.
        }
        throw new ConfigurationException("lockplay.zookeeper (LOCKPLAY_ZOOKEEPER) is \"" + connect
                + "\", which is not a ZooKeeper connect string such as zookeeper.example:2181");
    }
}
