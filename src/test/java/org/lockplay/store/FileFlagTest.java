package org.lockplay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
}
