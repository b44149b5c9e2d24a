package org.lockplay.web.exercise;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An exercise as shown to a learner, with the learner's progress.
 *
 * @param id its name in URLs
 * @param number its position on the path, from 1
 * @param title its title
 * @param minutes how long it usually takes
 * @param introHtml the introduction
 * @param scenario the scenario that the next run starts from, with all defaults
 * @param fixed the scenario's fields that may not be changed; {@code *} for all
 * @param parts its parts
 * @param hintsHtml the hints that were opened
 * @param hintCount the number of hints
 * @param attempts the number of graded runs
 * @param lastRun the last run that was started; {@code null} if there is none
 * @param solved whether it is solved
 * @param explanationHtml the explanation; {@code null} until it is solved
 * @param nextHtml what to try then; {@code null} until it is solved
 * @param next the next exercise on the path; {@code null} for the last one
 */
public record ExerciseView(
        String id,
        int number,
        String title,
        int minutes,
        String introHtml,
        Map<String, Object> scenario,
        List<String> fixed,
        List<PartView> parts,
        List<String> hintsHtml,
        int hintCount,
        int attempts,
        @Schema(nullable = true) String lastRun,
        boolean solved,
        @Schema(nullable = true) String explanationHtml,
        @Schema(nullable = true) String nextHtml,
        @Schema(nullable = true) String next) {

    /**
     * A part of an exercise.
     *
     * @param id its name
     * @param taskHtml the task
     * @param goal the exact conditions in words, all of which must hold
     * @param predict what to predict before each run
     * @param runs the required number of successful runs in a row
     * @param runsDone the current number of successful runs in a row
     * @param met whether the part is solved
     * @param run the run that solved it; {@code null} until then
     * @param seenHtml what that run has shown; {@code null} until then
     */
    public record PartView(
            String id,
            String taskHtml,
            List<String> goal,
            List<Question> predict,
            int runs,
            int runsDone,
            boolean met,
            @Schema(nullable = true) String run,
            @Schema(nullable = true) String seenHtml) {}

    /**
     * A question to answer by a prediction.
     *
     * @param fact the fact's name in predictions
     * @param label its display name
     * @param choices the possible answers
     */
    public record Question(String fact, String label, List<Choice> choices) {}

    /** A possible answer and its display name. */
    public record Choice(String value, String label) {}

    /**
     * A group of exercises in the list.
     *
     * @param id its name
     * @param title its title
     * @param goal what it is about, in one line
     */
    public record ChapterView(String id, String title, String goal) {}

    /**
     * An exercise in the list.
     *
     * @param id its name in URLs
     * @param chapter the chapter that it belongs to
     * @param number its position on the path, from 1
     * @param title its title
     * @param minutes how long it usually takes
     * @param parts the number of parts
     * @param partsMet the number of solved parts
     * @param attempts the number of graded runs
     * @param solved whether it is solved
     */
    public record Summary(
            String id,
            ChapterView chapter,
            int number,
            String title,
            int minutes,
            int parts,
            int partsMet,
            int attempts,
            boolean solved) {}

    /**
     * The grade of a run.
     *
     * @param run the run
     * @param pending whether the run still goes on; the other fields are not final then
     * @param solved whether the exercise is solved
     * @param parts the grade for each part
     */
    public record GradeView(String run, boolean pending, boolean solved, List<PartGradeView> parts) {}

    /**
     * The grade of a run for one part.
     *
     * @param id the part
     * @param met whether it is solved
     * @param byThisRun whether this run solved it
     * @param runsDone successful runs in a row
     * @param runs how many are required
     * @param missing the conditions that this run did not meet
     */
    public record PartGradeView(
            String id, boolean met, boolean byThisRun, int runsDone, int runs, List<Missing> missing) {}

    /**
     * A condition that a run did not meet.
     *
     * @param fact the fact
     * @param sentence what was required, and the actual value
     * @param adviceHtml the exercise's advice for it; {@code null} if there is none
     */
    public record Missing(
            String fact,
            String sentence,
            @Schema(nullable = true) String adviceHtml) {}
}
