package org.lockplay.workshop;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioWriter;

/**
 * The shared screen of a workshop. Immutable.
 *
 * @param kind the kind of content
 * @param number increases with each change, so that votes belong to one question
 * @param run the run that is shown, for {@link Kind#RUN}; empty otherwise
 * @param scenario the scenario's JSON, for {@link Kind#SCENARIO} and {@link Kind#QUESTION}; empty otherwise
 */
public record Screen(Kind kind, long number, String run, String scenario) {

    /** What can be shown. */
    public enum Kind {
        NOTHING,
        /** A run, live or recorded. */
        RUN,
        /** A scenario to read and try. */
        SCENARIO,
        /** A scenario whose verdict the attendees are to predict. */
        QUESTION;

        /** The name on the wire. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The answers to the question what the verdict of a scenario will be. */
    public static final List<String> ANSWERS = List.of("held", "violated", "stuck");

    /** Nothing is shown yet. */
    public static final Screen NOTHING = new Screen(Kind.NOTHING, 0, "", "");

    public Screen {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(scenario, "scenario");
    }

    /** An empty screen. */
    public Screen cleared() {
        return new Screen(Kind.NOTHING, number + 1, "", "");
    }

    /** Shows a run; keeps the question that it answers, if there is one. */
    public Screen showing(String shown) {
        return new Screen(Kind.RUN, kind == Kind.QUESTION ? number : number + 1, shown, "");
    }

    /** Shows a scenario, as a question or not. */
    public Screen showing(Scenario shown, boolean asQuestion) {
        String json = ScenarioWriter.full(shown);
        return new Screen(asQuestion ? Kind.QUESTION : Kind.SCENARIO, number + 1, "", json);
    }

    /**
     * The JSON of the scenario on the screen.
     *
     * @throws WorkshopException if there is none
     */
    public String askedScenario() throws WorkshopException {
        if (scenario.isEmpty()) {
            throw new WorkshopException(WorkshopException.Why.NO_QUESTION);
        }
        return scenario;
    }
}
