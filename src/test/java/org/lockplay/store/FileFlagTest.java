package org.lockplay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFlagTest {

    @TempDir
    private Path folder;

    /** A fault interrupts a wait at any moment; a flag that is set although the setting failed would have no owner. */
    @Test
    void anInterruptDoesNotSeparateTheSettingFromItsResult() throws StoreException {
        try (Flag flag = FileStore.flag(folder)) {
            Thread.currentThread().interrupt();
            flag.set(true);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(flag.isSet()).isTrue();

            flag.set(false);
            assertThat(flag.isSet()).isFalse();
        }
    }

    /** A flag that looks free while its owner sets it again would admit a waiting buyer. */
    @Test
    void aSetFlagIsSetWhileItIsSetAgain() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (Flag flag = FileStore.flag(folder);
                Flag other = FileStore.flag(folder)) {
            flag.set(true);
            CompletableFuture<Void> setting = CompletableFuture.runAsync(() -> {
                while (!isOver.get()) {
                    assertThatCode(() -> other.set(true)).doesNotThrowAnyException();
                }
            });
            try {
                for (int look = 0; look < 20_000; look++) {
                    assertThat(flag.isSet()).as("look %s", look).isTrue();
                }
            } finally {
                isOver.set(true);
            }
            setting.get(10, TimeUnit.SECONDS);
        }
    }
}
