package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.lock.LockKind;
import org.lockplay.store.Pause;
import org.lockplay.store.Reading;
import org.lockplay.store.Store;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;
import org.lockplay.store.WriteResult;

/** Every store rejects an older fencing token, and no other. */
@StartsOwnProcesses
class FenceContractTest {

    private static final OptionalLong OLD = OptionalLong.of(1);
    private static final OptionalLong NEW = OptionalLong.of(2);
    private static final Pause NO_PAUSE = () -> {};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void aWriterThatResumesAfterTheNextOneHasReadIsRejected(StoreKind kind) throws Exception {
        with(kind, (late, next) -> {
            late.show(OLD.getAsLong());
            late.read();
            next.show(NEW.getAsLong());
            next.read();

            assertThat(late.write(0, 0, OLD, NO_PAUSE)).isEqualTo(new WriteResult.Rejected(NEW.getAsLong()));
            assertThat(next.read()).isEqualTo(new Reading.Count(1, 0));
            assertThat(next.write(0, 0, NEW, NO_PAUSE)).isEqualTo(new WriteResult.Written(0, 1));
        });
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void anOldTokenThatIsRegisteredLaterChangesNothing(StoreKind kind) throws Exception {
        with(kind, (late, next) -> {
            next.show(NEW.getAsLong());
            late.show(OLD.getAsLong());

            assertThat(late.write(0, 0, OLD, NO_PAUSE)).isInstanceOf(WriteResult.Rejected.class);
            assertThat(next.write(0, 0, NEW, NO_PAUSE)).isInstanceOf(WriteResult.Written.class);
        });
    }

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void theNewestTokenMayWriteRepeatedly(StoreKind kind) throws Exception {
        with(kind, (first, second) -> {
            for (long token = 1; token <= 3; token++) {
                first.show(token);
                assertThat(first.write(0, 0, OptionalLong.of(token), NO_PAUSE)).isInstanceOf(WriteResult.Written.class);
                assertThat(second.write(0, 1, OptionalLong.of(token), NO_PAUSE))
                        .isInstanceOf(WriteResult.Written.class);
            }
            assertThat(second.write(0, 2, OptionalLong.empty(), NO_PAUSE)).isInstanceOf(WriteResult.Written.class);
        });
    }

    /** A test with two connections to one store. */
    private interface TwoWays {
        void play(Store late, Store next) throws Exception;
    }

    private void with(StoreKind kind, TwoWays scene) throws Exception {
        String run = "fence-" + ProcessHandle.current().pid();
        StoreAddress address = new StoreAddress(
                kind, run, folder, Pairs.servers(LockKind.NONE, kind).database());
        Stores.create(address, 1);
        try (Store late = Stores.open(address);
                Store next = Stores.open(address)) {
            scene.play(late, next);
        } finally {
            Stores.remove(address);
        }
    }
}
