package org.lockplay.lock;

import java.util.Set;
import org.lockplay.store.StoreKind;

/** Stores that locks support, in a class of their own because an enum's constants cannot use its static fields. */
final class StoreSets {

    static final Set<StoreKind> ANY = Set.of(StoreKind.values());
    static final Set<StoreKind> DATABASE = Set.of(StoreKind.DATABASE);
    static final Set<StoreKind> DATABASE_OR_MEMORY = Set.of(StoreKind.DATABASE, StoreKind.MEMORY);

    private StoreSets() {}
}
