package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.server.ServerKind;
import org.lockplay.store.StoreException;

class SetupFailureTest {

    @Test
    void aDatabaseThatRefusesARunIsNotCalledUnreachable() {
        RuntimeException refusal = new RuntimeException("not inserted", new SQLException("disk full", "53100"));

        Failed failed = (Failed) SetupFailure.refused(refusal).event(7);

        assertThat(failed.failure()).isEqualTo(FailureKind.SETUP);
        assertThat(failed.server()).isEmpty();
        assertThat(failed.message()).contains("disk full");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamed() {
        StoreException cause =
                StoreException.unreachable(ServerKind.REDIS, "Redis at localhost:6379", new IOException("refused"));

        Failed failed = (Failed) SetupFailure.of(cause).event(7);

        assertThat(failed.failure()).isEqualTo(FailureKind.UNREACHABLE_SERVER);
        assertThat(failed.server()).contains("redis");
    }

    @Test
    void workersThatAreNotReadyInTimeAreNoOtherFailure() {
        Failed failed = (Failed) SetupFailure.of(new TimeoutException("late")).event(7);

        assertThat(failed.failure()).isEqualTo(FailureKind.WORKERS_NOT_READY);
    }

    @Test
    void aDefectIsToldFromAMissingServerAndATimeLimit() {
        assertThat(SetupFailure.isDefect(new IllegalStateException("a defect"))).isTrue();
        assertThat(SetupFailure.isDefect(new TimeoutException("late"))).isFalse();
        assertThat(SetupFailure.isDefect(new StoreException("cannot make the ticket file", new IOException())))
                .isFalse();
    }
}
