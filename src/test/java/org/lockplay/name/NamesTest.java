package org.lockplay.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "_a", "a b", "a-b", "schlüssel", "abcdefghijklmnopq"})
    void aNameOfAnotherFormIsRefused(String name) {
        assertThatThrownBy(() -> new LockName(name)).hasMessageContaining(name);
        assertThatThrownBy(() -> new ItemName(name)).hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a_1", "abcdefghijklmnop"})
    void aNameIsReadAsItIsWritten(String name) {
        assertThat(LockName.of(new LockName(name).wireName())).isEqualTo(new LockName(name));
        assertThat(ItemName.of(new ItemName(name).wireName())).isEqualTo(new ItemName(name));
    }

    @Test
    void theDefaultIsLeftOut() {
        assertThat(LockName.DEFAULT.wireName()).isEmpty();
        assertThat(LockName.of(Optional.empty())).isEqualTo(LockName.DEFAULT);
        assertThat(ItemName.DEFAULT.wireName()).isEmpty();
        assertThat(ItemName.of(Optional.empty())).isEqualTo(ItemName.DEFAULT);
    }

    @Test
    void onlyANamedLockAddsItsNameToWhatBelongsToIt() {
        assertThat(LockName.DEFAULT.in("run-7")).isEqualTo("run-7");
        assertThat(new LockName("A").in("run-7")).isEqualTo("run-7-A");
    }
}
