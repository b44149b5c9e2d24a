package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockplay.exercise.Grade.PartGrade;
import org.lockplay.exercise.Part.Shortfall;
import org.lockplay.exercise.Standing.Streak;
import org.lockplay.scenario.ScenarioWriter;

/** Grades runs. A pure function of the exercise, the standing and the run. */
public final class Grader {

    private Grader() {}

    /**
     * Grades a run.
     *
     * @param before the learner's standing before the run
     */
    public static Grade grade(Exercise exercise, Standing before, GradedRun trial) {
        Map<String, String> met = new HashMap<>(before.met());
        Map<String, Streak> streaks = new HashMap<>(before.streaks());
        List<PartGrade> parts = new ArrayList<>();
        for (Part part : exercise.parts()) {
            if (before.has(part)) {
                parts.add(new PartGrade(part, true, false, part.runs(), List.of()));
                continue;
            }
            List<Shortfall> missing = missing(part, trial);
            int runs = missing.isEmpty() ? 1 + runsBefore(exercise, part, before, trial) : 0;
            if (runs >= part.runs()) {
                met.put(part.id(), trial.run());
                streaks.remove(part.id());
            } else {
                streaks.put(part.id(), new Streak(streakScenario(exercise, trial), runs));
            }
            parts.add(new PartGrade(part, runs >= part.runs(), runs >= part.runs(), runs, missing));
        }
        boolean solved = exercise.parts().stream().allMatch(part -> met.containsKey(part.id()));
        return new Grade(solved, parts, new Standing(met, streaks, before.attempts() + 1));
    }

    /** The grade of a run that changes nothing, because another one counts in its place. */
    static Grade uncounted(Exercise exercise, Standing before) {
        List<PartGrade> parts = exercise.parts().stream()
                .map(part -> new PartGrade(part, before.has(part), false, before.runsOf(part), List.of()))
                .toList();
        return new Grade(parts.stream().allMatch(PartGrade::met), parts, before);
    }

    private static List<Shortfall> missing(Part part, GradedRun trial) {
        List<Shortfall> missing = new ArrayList<>(part.shortfalls(trial));
        missing.addAll(part.misjudged(trial));
        return missing;
    }

    private static int runsBefore(Exercise exercise, Part part, Standing before, GradedRun trial) {
        Streak streak = before.streaks().get(part.id());
        return streak != null && streak.scenario().equals(streakScenario(exercise, trial)) ? streak.runs() : 0;
    }

    /** What must be equal for runs to be in a row: the scenario, unless the exercise gives another one for each run. */
    private static String streakScenario(Exercise exercise, GradedRun trial) {
        return exercise.rounds().isEmpty() ? ScenarioWriter.canonical(trial.scenario()) : "";
    }
}
