package org.lockplay.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.lockplay.embedded.EmbeddedServerRegistry;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;

/**
 * Resolves the servers of stores and locks: the configured one, or else the bundled one, which starts on first use.
 * Thread-safe.
 */
@ApplicationScoped
public class ServerResolver {

    private final DatabaseAddress database;
    /** The addresses in the settings. */
    private final Map<ServerKind, String> configured = new EnumMap<>(ServerKind.class);

    private final EmbeddedServerRegistry local;

    /** @param config has the {@linkplain ServerKind#setting settings}; the bundled server is used where there is none */
    ServerResolver(DatabaseAddress database, Config config, EmbeddedServerRegistry local) {
        this.database = database;
        this.local = local;
        ServerKind.onDemand()
                .forEach(kind -> kind.setting()
                        .flatMap(setting -> config.getOptionalValue(setting, String.class))
                        .ifPresent(address -> configured.put(kind, local.checked(kind, address))));
    }

    /**
     * Returns the addresses of the servers that a lock and a store need, and of no others. Blocks for seconds while a
     * bundled server starts. Does not check that the server responds.
     *
     * @throws LockException if a bundled server does not start
     */
    public ServerUrls addressesFor(LockKind lock, StoreKind store) throws LockException {
        Set<ServerKind> needs = EnumSet.noneOf(ServerKind.class);
        needs.addAll(lock.needs());
        needs.addAll(store.needs());
        Map<ServerKind, String> urls = new EnumMap<>(ServerKind.class);
        for (ServerKind kind : ServerKind.onDemand().filter(needs::contains).toList()) {
            urls.put(kind, addressOf(kind));
        }
        return new ServerUrls(needs.contains(ServerKind.POSTGRESQL) ? database : null, urls);
    }

    /** The servers in which a killed run may have left data: the configured ones and the database. Starts no server. */
    public ServerUrls standing() {
        return new ServerUrls(database, configured);
    }

    private String addressOf(ServerKind kind) throws LockException {
        if (configured.containsKey(kind)) {
            return configured.get(kind);
        }
        try {
            return local.address(kind);
        } catch (EmbeddedServerRegistry.NotStartedException e) {
            throw LockException.unreachable(kind, local.nameOf(kind), e);
        }
    }
}
