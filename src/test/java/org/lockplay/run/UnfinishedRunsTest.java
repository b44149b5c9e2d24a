package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lockplay.scenario.OutdatedException;

/** What a server does at startup with the unfinished runs of a killed server. */
@QuarkusTest
class UnfinishedRunsTest {

    @Inject
    Runs runs;

    @Inject
    RunArchive archive;

    @Test
    void anUnreadableRunIsEndedAndDoesNotAffectTheOthers() {
        leave("unreadable-one", "{\"version\":1,\"stock\":-1}");
        leave("readable-one", "{\"version\":1}");
        leave("unreadable-two", "{\"version\":1,\"lock\":{\"kind\":\"lucky-charm\"}}");

        runs.settleUnfinished();

        assertThat(archive.unfinished()).extracting(left -> left.id).doesNotContain("unreadable-one", "unreadable-two");
        assertThat(runs.find("readable-one").orElseThrow().status()).isEqualTo(RunStatus.INTERRUPTED);
        assertThatExceptionOfType(OutdatedException.class)
                .isThrownBy(() -> runs.find("unreadable-one"))
                .satisfies(e -> assertThat(e.violations()).isNotEmpty());
    }

    private void leave(String id, String scenario) {
        RunRecord left = new RunRecord();
        left.id = id;
        left.status = RunStatus.RUNNING;
        left.owner = "a test";
        left.scenario = scenario;
        left.title = "";
        left.createdAt = Instant.now();
        archive.insert(left);
    }
}
