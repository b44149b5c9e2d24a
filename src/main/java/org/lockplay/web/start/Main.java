package org.lockplay.web.start;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.lockplay.embedded.EmbeddedPostgresDriver;

/**
 * Starts the application, unless it could not listen or could not keep data. What cannot work is refused here, before
 * anything has to be stopped again.
 */
@QuarkusMain
public final class Main {

    Main() {}

    /**
     * Exits with status 1 and one sentence if a setting is not valid, another program has the port, or the data folder
     * is not usable.
     */
    public static void main(String... args) {
        // In development, the application restarts in the process that has the port.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            SmallRyeConfig config = ConfigUtils.configBuilder().build();
            Optional<String> problem = problemOrMistake(config);
            if (problem.isPresent()) {
                System.err.println(problem.get());
                System.exit(1);
            }
            EmbeddedPostgresDriver.startAhead(config.getValue("quarkus.datasource.jdbc.url", String.class));
        }
        Quarkus.run(args);
    }

    private static Optional<String> problemOrMistake(SmallRyeConfig config) {
        try {
            return problem(config);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            // The message names the setting and its value.
            return Optional.of("A setting is not valid: "
                    + e.getMessage().lines().findFirst().orElse("").strip());
        }
    }

    private static Optional<String> problem(SmallRyeConfig config) {
        String database = config.getValue("quarkus.datasource.jdbc.url", String.class);
        DataFolder folder = new DataFolder(
                config.getValue("lockplay.data-dir", Path.class)
                        .toAbsolutePath()
                        .normalize(),
                EmbeddedPostgresDriver.isEmbedded(database));
        return portProblem(config, "quarkus.http")
                .or(() -> portProblem(config, "quarkus.management"))
                .or(() -> PortCheck.clash(
                        config.getValue("quarkus.http.host", String.class),
                        config.getValue("quarkus.management.host", String.class),
                        config.getValue("quarkus.http.port", int.class),
                        config.getValue("quarkus.management.port", int.class)))
                .or(folder::claim);
    }

    private static Optional<String> portProblem(SmallRyeConfig config, String prefix) {
        return PortCheck.problem(
                config.getValue(prefix + ".host", String.class),
                config.getValue(prefix + ".port", int.class),
                prefix.replace('.', '_').toUpperCase(Locale.ROOT));
    }
}
