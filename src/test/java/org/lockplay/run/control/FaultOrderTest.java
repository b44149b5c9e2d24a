package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;

class FaultOrderTest {

    /** No user could end it by hand. */
    @Test
    void aSlowFaultWithoutLengthLastsThreeSeconds() {
        PlannedFault planned = new PlannedFault(OptionalInt.of(0), "write", FaultKind.SLOW, OptionalLong.empty());

        assertThat(FaultOrder.byHand(FaultKind.SLOW, OptionalLong.empty()).forMs())
                .hasValue(3_000);
        assertThat(FaultOrder.planned(planned, new FaultOrder.Gate(4, 3)).forMs())
                .hasValue(3_000);
        assertThat(FaultOrder.byHand(FaultKind.SLOW, OptionalLong.of(20)).forMs())
                .hasValue(20);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SLOW")
    void otherFaultsLastAsLongAsRequested(FaultKind kind) {
        assertThat(FaultOrder.byHand(kind, OptionalLong.empty()).forMs()).isEmpty();
    }
}
