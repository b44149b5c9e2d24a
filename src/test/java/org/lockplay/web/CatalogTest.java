package org.lockplay.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.scenario.Limits;
import org.lockplay.text.Texts;

class CatalogTest {

    @Test
    void onlyWhatSomebodyHoldsHasAKey() {
        assertThat(Catalog.in(Texts.ENGLISH, Limits.DEFAULT).locks())
                .filteredOn(lock -> !lock.holds())
                .extracting(Catalog.Lock::kind)
                .containsExactly("none", "atomic", "optimistic", "serializable");
    }

    @Test
    void aFaultSaysWhetherWhomItStrikesComesToItsGateOnceMore() {
        assertThat(Catalog.in(Texts.ENGLISH, Limits.DEFAULT).faults())
                .filteredOn(Catalog.Fault::holdsUp)
                .extracting(Catalog.Fault::kind)
                .containsExactly("freeze", "slow", "disconnect");
    }
}
