package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.lockplay.scenario.Limits;
import org.lockplay.text.Texts;
import org.lockplay.web.scenario.Catalog;

class CatalogTest {

    @Test
    void onlyWhatSomebodyHoldsHasAKey() {
        assertThat(Catalog.in(Texts.ENGLISH, Limits.DEFAULT).locks())
                .filteredOn(lock -> !lock.holds())
                .extracting(Catalog.Lock::kind)
                .contains("none", "atomic", "optimistic", "serializable")
                .doesNotContain("mutex", "redis");
    }

    @Test
    void aFaultSaysHowLongItLastsAndWhatItNeeds() {
        assertThat(Catalog.in(Texts.ENGLISH, Limits.DEFAULT).faults())
                .extracting(Catalog.Fault::kind, Catalog.Fault::lasts, Catalog.Fault::defaultMs, Catalog.Fault::needs)
                .contains(
                        tuple("exception", false, null, null),
                        tuple("crash", false, null, null),
                        tuple("freeze", true, null, null),
                        tuple("hang", false, null, null),
                        tuple("slow", true, 3_000L, null),
                        tuple("disconnect", false, null, "connection"),
                        tuple("forget", false, null, "release"),
                        tuple("torn-write", false, null, "file-write"));
    }

    @Test
    void whatIsOnAServerHasConnections() {
        Catalog catalog = Catalog.in(Texts.ENGLISH, Limits.DEFAULT);
        assertThat(catalog.stores())
                .filteredOn(Catalog.Store::onServer)
                .extracting(Catalog.Store::kind)
                .containsExactly("database");
        assertThat(catalog.locks())
                .filteredOn(Catalog.Lock::onServer)
                .extracting(Catalog.Lock::kind)
                .contains("lock-table", "advisory", "redis", "zookeeper", "row", "serializable")
                .doesNotContain("none", "mutex", "file-lock");
    }

    @Test
    void listsTheLocksThatRetryAndTheFaultsThatTakeABuyerFromItsGate() {
        Catalog catalog = Catalog.in(Texts.ENGLISH, Limits.DEFAULT);
        assertThat(catalog.locks())
                .filteredOn(Catalog.Lock::retries)
                .extracting(Catalog.Lock::kind)
                .contains("optimistic", "serializable")
                .doesNotContain("none", "row", "redis");
        assertThat(catalog.faults())
                .filteredOn(Catalog.Fault::leavesGate)
                .extracting(Catalog.Fault::kind)
                .contains("exception", "crash", "hang", "slow")
                .doesNotContain("freeze", "disconnect", "forget", "torn-write");
    }
}
