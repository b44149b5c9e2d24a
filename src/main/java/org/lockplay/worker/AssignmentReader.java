package org.lockplay.worker;

import java.util.Map;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/**
 * Reads a worker's assignments. Keeps the last scenario, because the next run often repeats it, and parsing takes half
 * of the time that a worker needs to get ready. Not thread-safe.
 */
final class AssignmentReader {

    private final ScenarioReader reader = ScenarioReader.lenient(Limits.NONE);
    private String lastText = "";
    private Scenario last;

    /**
     * Reads the members of an assignment.
     *
     * @throws IllegalArgumentException if they are not an assignment
     */
    Assignment read(Map<String, Object> members) {
        return Assignment.fromMembers(members, this::scenario);
    }

    private Scenario scenario(String text) {
        if (!lastText.equals(text)) {
            last = parsed(text);
            lastText = text;
        }
        return last;
    }

    private Scenario parsed(String text) {
        try {
            return reader.read(text);
        } catch (InvalidScenarioException e) {
            throw new IllegalArgumentException("the assignment's scenario is not valid", e);
        }
    }
}
