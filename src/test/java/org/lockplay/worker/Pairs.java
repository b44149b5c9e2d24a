package org.lockplay.worker;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.lockplay.embedded.TestServers;
import org.lockplay.lock.LockKind;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreKind;

/** The parameters of the contract suite: every lock kind with every store that it can guard. */
final class Pairs {

    private Pairs() {}

    static Stream<Arguments> all() {
        return kinds().flatMap(kind -> kind.stores().stream().sorted().map(store -> Arguments.of(kind, store)));
    }

    /** Every kind with one store: the fastest one that several hosts can share. */
    static Stream<Arguments> onePerKind() {
        return kinds().map(kind -> Arguments.of(
                kind,
                kind.stores().stream()
                        .filter(store -> store != StoreKind.MEMORY)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()));
    }

    /** The servers that a kind and a store need, and no others. */
    static ServerUrls servers(LockKind kind, StoreKind store) {
        Set<ServerKind> needs = EnumSet.noneOf(ServerKind.class);
        needs.addAll(kind.needs());
        needs.addAll(store.needs());
        DatabaseAddress database = needs.remove(ServerKind.POSTGRESQL) ? TestServers.database() : null;
        return new ServerUrls(
                database, needs.stream().collect(Collectors.toMap(Function.identity(), TestServers::url)));
    }

    private static Stream<LockKind> kinds() {
        return Stream.of(LockKind.values());
    }
}
