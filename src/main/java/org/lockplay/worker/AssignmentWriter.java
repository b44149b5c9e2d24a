package org.lockplay.worker;

import org.lockplay.json.Json;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioWriter;

/** Writes the assignments of one run, and their scenario only once. Thread-safe. */
public final class AssignmentWriter {

    private final String scenario;

    public AssignmentWriter(Scenario scenario) {
        this.scenario = textOf(scenario);
    }

    /** A scenario as workers need it, as JSON. A repetition has the text of the run that it repeats. */
    static String textOf(Scenario scenario) {
        return ScenarioWriter.canonical(scenario.withoutSchedule());
    }

    /** The command that assigns a part of this scenario's run to a worker: one line of JSON. */
    public String write(Assignment assignment) {
        return Json.write(assignment.toMembers(scenario));
    }
}
