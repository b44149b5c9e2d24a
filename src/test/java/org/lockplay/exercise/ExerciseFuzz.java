package org.lockplay.exercise;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Locale;
import java.util.Map;

/** Fuzzing target: any three files are an exercise or are refused, and any Markdown becomes HTML without scripts. */
public final class ExerciseFuzz {

    private ExerciseFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String all = data.consumeRemainingAsString();
        String[] files = all.split("\u0001", 2);
        String text = files.length > 1 ? files[1] : all;
        try {
            ExerciseReader.read("fuzzed", Map.of(ExerciseReader.DATA, files[0], "en.md", text, "zh.md", text));
        } catch (InvalidExerciseException e) {
            // Refused, as it should be.
        }
        if (Markdown.html(text).toLowerCase(Locale.ROOT).contains("<script")) {
            throw new IllegalStateException("a script: " + text);
        }
    }
}
