package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReloadableTest {

    private final AtomicInteger loads = new AtomicInteger();
    private final List<Reference<String>> references = new ArrayList<>();
    private final Reloadable<String> history = new Reloadable<>(this::load, value -> {
        Reference<String> reference = new SoftReference<>(value);
        references.add(reference);
        return reference;
    });

    private String load() {
        if (loads.incrementAndGet() == 1) {
            throw new IllegalStateException("no database");
        }
        return "history " + loads;
    }

    @Test
    void itIsLoadedAgainOnlyAfterAFailureAndAfterItsMemoryWasNeeded() {
        assertThatThrownBy(history::get).hasMessage("no database");
        assertThat(history.get()).isEqualTo("history 2").isSameAs(history.get());

        references.get(0).clear();

        assertThat(history.get()).isEqualTo("history 3").isSameAs(history.get());
    }
}
