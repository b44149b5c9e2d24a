package org.lockplay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every kind of fault keeps; a new kind is checked as soon as it is registered. */
class FaultContractTest {

    private static final long MS = 20;

    private final List<String> calls = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void theActionHasTheEffectThatTheKindNames(FaultKind kind) throws Exception {
        long began = System.nanoTime();
        apply(kind, kind.lengthMs(OptionalLong.of(MS)));
        switch (kind.effect()) {
            case FAILED -> assertThat(calls).containsExactly("fail");
            case HUNG -> assertThat(calls).containsExactly("hang");
            case UNRELEASED -> assertThat(calls).containsExactly("skip");
            case KILLED -> assertThat(calls).containsExactly("kill");
            case FROZEN -> assertThat(calls).containsExactly("freeze");
            case CUT_OFF -> assertThat(calls).containsExactly("disconnect");
            case DELAYED ->
                assertThat(System.nanoTime() - began)
                        .isBetween(TimeUnit.MILLISECONDS.toNanos(MS), TimeUnit.SECONDS.toNanos(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDelayHasADefaultLengthAndOnlyAPauseLastsUntilItIsEnded(FaultKind kind) {
        assertThat(kind.defaultMs().isPresent()).isEqualTo(kind.effect() == FaultEffect.DELAYED);
        assertThat(kind.lasts()).isEqualTo(kind.effect() == FaultEffect.DELAYED || kind.effect() == FaultEffect.FROZEN);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAFaultInTheBuyersOwnThreadWaitsForAStep(FaultKind kind) {
        assertThat(kind.isInjectedByWorker() || !kind.waitsForItsStep()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsName(FaultKind kind) {
        assertThat(FaultKind.find(kind.wireName())).contains(kind);
    }

    @Test
    void everyKindHasAnActionOfItsOwn() {
        Set<Class<?>> classes = new HashSet<>();
        assertThat(FaultKind.values())
                .allSatisfy(kind ->
                        assertThat(classes.add(kind.action().getClass())).isTrue());
    }

    @Test
    void aFaultThatWaitsForItsStepNeedsThatStep() {
        assertThat(Stream.of(FaultKind.values()).filter(FaultKind::waitsForItsStep))
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(kind.need()).isPresent());
    }

    private void apply(FaultKind kind, OptionalLong forMs) throws InterruptedException {
        if (kind.action() instanceof WorkerAction action) {
            action.apply(new RecordingStep(), forMs);
        } else if (kind.action() instanceof ServerAction action) {
            action.apply(new RecordingProcess(), forMs);
        }
    }

    private final class RecordingStep implements AffectedStep {

        @Override
        public void fail() {
            calls.add("fail");
        }

        @Override
        public void hang() {
            calls.add("hang");
        }

        @Override
        public void delay(long ms) throws InterruptedException {
            Thread.sleep(ms);
        }

        @Override
        public void skip() {
            calls.add("skip");
        }
    }

    private final class RecordingProcess implements AffectedProcess {

        @Override
        public void kill() {
            calls.add("kill");
        }

        @Override
        public void freeze(OptionalLong forMs) {
            assertThat(forMs).hasValue(MS);
            calls.add("freeze");
        }

        @Override
        public void disconnect() {
            calls.add("disconnect");
        }
    }
}
