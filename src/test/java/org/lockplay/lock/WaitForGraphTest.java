package org.lockplay.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.name.LockName;

class WaitForGraphTest {

    private static final LockId A = new LockId(new LockName("A"), 0);
    private static final LockId B = new LockId(new LockName("B"), 0);

    @Test
    void aRequestWaitsForTheHoldsOfItsOwnLock() {
        WaitForGraph graph = new WaitForGraph(List.of(exclusive(0, A), exclusive(1, B)), List.of(exclusive(2, A)));

        assertThat(exclusive(0, A).blocks(exclusive(2, A))).isTrue();
        assertThat(exclusive(1, B).blocks(exclusive(2, A))).isFalse();
        assertThat(graph.stuckBuyers(hold -> false)).containsExactly(2);
        assertThat(graph.stuckBuyers(hold -> hold.buyer() == 0)).isEmpty();
    }

    @Test
    void twoInstancesOfALockKeepNobodyWaitingButConflict() {
        Claim here = exclusive(0, A);
        Claim there = exclusive(1, new LockId(A.name(), 1));

        assertThat(here.blocks(there)).isFalse();
        assertThat(here.conflictsWith(there)).isTrue();
        assertThat(here.conflictsWith(exclusive(1, B))).isFalse();
    }

    @Test
    void aSharedHoldBlocksOnlyExclusiveRequests() {
        assertThat(shared(0, A).blocks(shared(1, A))).isFalse();
        assertThat(shared(0, A).conflictsWith(shared(1, A))).isFalse();
        assertThat(shared(0, A).blocks(exclusive(1, A))).isTrue();
        assertThat(exclusive(0, A).conflictsWith(shared(1, A))).isTrue();
    }

    @Test
    void aBuyerBlocksItselfButDoesNotConflictWithItself() {
        assertThat(exclusive(0, A).blocks(exclusive(0, A))).isTrue();
        assertThat(exclusive(0, A).conflictsWith(exclusive(0, A))).isFalse();
        assertThat(new WaitForGraph(List.of(exclusive(0, A)), List.of(exclusive(0, A))).stuckBuyers(hold -> false))
                .containsExactly(0);
    }

    @Test
    void aCycleStaysStuckWithAllThatWaitBehindIt() {
        WaitForGraph graph = new WaitForGraph(
                List.of(exclusive(0, A), exclusive(1, B)), List.of(exclusive(0, B), exclusive(1, A), exclusive(2, A)));

        assertThat(graph.stuckBuyers(hold -> false)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(graph.stuckBuyers(hold -> hold.buyer() == 1)).isEmpty();
    }

    @Test
    void aChainEndsWhereItsLastHolderContinues() {
        WaitForGraph graph =
                new WaitForGraph(List.of(exclusive(0, A), exclusive(1, B)), List.of(exclusive(0, B), exclusive(2, A)));

        assertThat(graph.stuckBuyers(hold -> hold.buyer() == 1)).isEmpty();
        assertThat(graph.stuckBuyers(hold -> false)).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void anExclusiveRequestWaitsForTheLastOfTheSharers() {
        WaitForGraph graph =
                new WaitForGraph(List.of(shared(0, A), shared(1, A)), List.of(exclusive(2, A), shared(3, A)));

        assertThat(shared(0, A).blocks(exclusive(2, A))).isTrue();
        assertThat(shared(0, A).blocks(shared(3, A))).isFalse();
        assertThat(graph.stuckBuyers(hold -> hold.buyer() == 0)).containsExactly(2);
    }

    private static Claim exclusive(int buyer, LockId lock) {
        return new Claim(buyer, lock, false);
    }

    private static Claim shared(int buyer, LockId lock) {
        return new Claim(buyer, lock, true);
    }
}
