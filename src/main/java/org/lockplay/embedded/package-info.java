/**
 * The bundled servers, which the application runs itself, so that no setup is needed.
 *
 * <p>PostgreSQL starts with the application and stores all its data. Redis and ZooKeeper start when a run needs them
 * ({@link org.lockplay.embedded.EmbeddedServerRegistry}).
 *
 * <p>The rest of the application sees an ordinary JDBC URL. Worker processes have pgjdbc but not this package's driver;
 * the address to pass to them is injectable as {@link org.lockplay.server.DatabaseAddress}.
 */
package org.lockplay.embedded;
