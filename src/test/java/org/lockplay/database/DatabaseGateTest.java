package org.lockplay.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lockplay.server.DatabaseAddress;

class DatabaseGateTest {

    private static final DatabaseConfig CONFIG = new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(DatabaseConfig.class)
            .build()
            .getConfigMapping(DatabaseConfig.class);

    @Test
    void aConnectionThatIsTakenWithoutATransactionWaitsForAnAnswerAsLongAsARequest() throws Exception {
        DatabaseGate gate = new DatabaseGate(monitor(true), CONFIG);

        assertThat(gate.patience()).isEqualTo(CONFIG.patience());
        assertThat(gate.<Duration>use(true, gate::patience)).isEqualTo(CONFIG.maintenancePatience());
    }

    @Test
    void waitsHaveNoEndUntilTheApplicationHasStarted() throws Exception {
        DatabaseGate gate = new DatabaseGate(monitor(false), CONFIG);

        assertThat(gate.patience()).isZero();
        assertThat(gate.<Duration>use(false, gate::patience)).isZero();
    }

    private static DatabaseMonitor monitor(boolean isStarted) {
        return new DatabaseMonitor(null, CONFIG, new DatabaseAddress("jdbc:postgresql:none", "", "")) {

            @Override
            boolean isStarted() {
                return isStarted;
            }
        };
    }
}
