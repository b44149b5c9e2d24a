package org.lockplay.scenario;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Fuzzing target: any text is a program or is refused, and the text of a program is that program. */
public final class ProgramFuzz {

    private ProgramFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            Program program = ProgramParser.parse(text);
            if (!ProgramParser.parse(program.text()).equals(program)) {
                throw new IllegalStateException("written, it is another program: " + text);
            }
        } catch (InvalidScenarioException e) {
            // Refused, as it should be.
        }
    }
}
