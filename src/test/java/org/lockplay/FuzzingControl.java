package org.lockplay;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Fuzzing target with a mistake that only feedback about coverage finds within seconds. */
public final class FuzzingControl {

    private static final String PASSWORD = "sesame";

    private FuzzingControl() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        if (data.consumeRemainingAsString().contains(PASSWORD)) {
            throw new IllegalStateException("found");
        }
    }
}
