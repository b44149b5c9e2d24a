package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunConfigCheckTest {

    @Test
    void theDefaultsAreFine() {
        assertThatCode(() -> RunConfigCheck.check(with())).doesNotThrowAnyException();
        assertThatCode(() -> RunConfigCheck.check(with("buyers-at-once", "20", "limits.buyers", "20")))
                .doesNotThrowAnyException();
    }

    @Test
    void fewerPlacesThanOneRunMayTakeAreRefusedWithTheNamesOfBothSettings() {
        assertThatThrownBy(() -> RunConfigCheck.check(with("buyers-at-once", "63")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("lockplay.run.buyers-at-once (LOCKPLAY_RUN_BUYERS_AT_ONCE) is 63, but one run may have 64"
                        + " buyers: set it to 64 or more, or lower lockplay.run.limits.buyers"
                        + " (LOCKPLAY_RUN_LIMITS_BUYERS)");
    }

    @ParameterizedTest
    @CsvSource({
        "warm-workers, -1",
        "warm-up-sessions, 0",
        "queue-length, -1",
        "waiting-of-session, -1",
        "waiting-of-address, -1",
        "buyers-of-session, 0",
        "buyers-of-address, 0",
        "starts-of-session, 0",
        "starts-of-address, 0",
        "max-events, 0",
        "limits.buyers, 0",
        "limits.processes, 0",
        "limits.hosts, 0",
        "limits.steps, 0",
        "limits.faults, -1",
        "stored-of-session, 0",
        "recent-memory, 0",
        "history-memory, 0",
        "start-timeout, 0s",
        "spare-workers-kept, 0s",
        "limits.time, 10ms",
        "limits.time, 30d",
        "limits.stepping, 0s",
        "limits.stepping, 365d",
    })
    void whatCannotBeIsRefusedByName(String setting, String value) {
        assertThatThrownBy(() -> RunConfigCheck.check(with(setting, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("lockplay.run." + setting + " (LOCKPLAY_RUN_")
                .hasMessageContaining(": set it to");
    }

    private static RunConfig with(String... settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withMapping(RunConfig.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue("lockplay.run." + settings[i], settings[i + 1]);
        }
        SmallRyeConfig config = builder.build();
        return config.getConfigMapping(RunConfig.class);
    }
}
