package org.lockplay.store;

import java.nio.file.Path;
import org.lockplay.server.DatabaseAddress;

/**
 * The location of a run's store.
 *
 * @param kind its kind
 * @param run the run's id
 * @param directory the run's own directory, shared by all its hosts
 * @param database PostgreSQL; {@code null} where the run needs none
 */
public record StoreAddress(StoreKind kind, String run, Path directory, DatabaseAddress database) {}
