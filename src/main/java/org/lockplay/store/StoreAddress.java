package org.lockplay.store;

import java.nio.file.Path;

/**
 * Where the store of one run is.
 *
 * @param kind what it lives in
 * @param run the run's id
 * @param directory the run's own folder, shared by all its hosts
 * @param database PostgreSQL; {@code null} where the run needs none
 */
public record StoreAddress(StoreKind kind, String run, Path directory, DatabaseAddress database) {}
