package org.lockplay.scenario;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.charset.StandardCharsets;

/** Fuzzing target: any link is a scenario or is refused. Half of the inputs are packed, so that they get beyond that. */
public final class LinkFuzz {

    private static final ScenarioCodec CODEC = new ScenarioCodec(Limits.DEFAULT);

    private LinkFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws Exception {
        boolean isPacked = data.consumeBoolean();
        byte[] bytes = data.consumeRemainingAsBytes();
        String link = isPacked ? ScenarioCodecTest.packed(bytes) : new String(bytes, StandardCharsets.ISO_8859_1);
        try {
            Scenario scenario = CODEC.decode(link);
            if (!CODEC.decode(ScenarioCodec.encode(scenario)).equals(scenario)) {
                throw new IllegalStateException("encoded, it is another scenario: " + link);
            }
        } catch (LinkException e) {
            // Refused, as it should be.
        }
    }
}
