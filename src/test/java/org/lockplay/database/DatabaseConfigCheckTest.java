package org.lockplay.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseConfigCheckTest {

    @Test
    void theDefaultsAreFine() {
        assertThatCode(() -> DatabaseConfigCheck.check(with("patience", "1s"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "patience, 0s",
        "patience, 30d",
        "maintenance-patience, 0s",
        "users-at-once, 0",
        "probe-every, 0s",
        "probe-patience, -1s"
    })
    void whatCannotBeIsRefusedByName(String setting, String value) {
        assertThatThrownBy(() -> DatabaseConfigCheck.check(with(setting, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("lockplay.database." + setting + " (LOCKPLAY_DATABASE_")
                .hasMessageContaining(": set it to");
    }

    private static DatabaseConfig with(String setting, String value) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(DatabaseConfig.class)
                .withDefaultValue("lockplay.database." + setting, value)
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }
}
