/**
 * Servers that the application brings along and runs itself, so that nobody has to set anything up.
 *
 * <p>PostgreSQL starts with the application, which keeps everything there; Redis and ZooKeeper start when a run needs
 * them ({@link org.lockplay.embedded.EmbeddedServerRegistry}).
 *
 * <p>The rest of the application sees an ordinary JDBC URL. Worker processes have pgjdbc but not the driver of this
 * package; what they must be told is injectable as {@link org.lockplay.store.DatabaseAddress}.
 */
package org.lockplay.embedded;
