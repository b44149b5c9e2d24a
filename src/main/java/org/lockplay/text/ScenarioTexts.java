package org.lockplay.text;

import org.lockplay.scenario.Scenario;

/** Describes scenarios in one language. */
public final class ScenarioTexts {

    private ScenarioTexts() {}

    /** The buyers, the tickets, the store and the lock, in a sentence. */
    public static String summary(Scenario scenario, Texts texts) {
        return texts.get(
                "scenario.summary",
                scenario.placement().buyers(),
                scenario.stock(),
                texts.get("store." + scenario.store().wireName() + ".name"),
                texts.get("lock." + scenario.lock().kind().wireName() + ".name"));
    }
}
