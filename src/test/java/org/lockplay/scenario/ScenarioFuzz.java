package org.lockplay.scenario;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Fuzzing target: any text is a scenario or is refused, and a scenario that was read can be written and read again. */
public final class ScenarioFuzz {

    private static final ScenarioReader READER = new ScenarioReader(Limits.DEFAULT);

    private ScenarioFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            Scenario scenario = READER.read(text);
            if (!READER.read(ScenarioWriter.full(scenario)).equals(scenario)
                    || !READER.read(ScenarioWriter.canonical(scenario)).equals(scenario)) {
                throw new IllegalStateException("written, it is another scenario: " + text);
            }
        } catch (InvalidScenarioException e) {
            // Refused, as it should be.
        }
    }
}
