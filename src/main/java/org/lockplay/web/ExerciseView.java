package org.lockplay.web;

import java.util.List;
import java.util.Map;

/**
 * An exercise as a learner sees it, with that learner's progress.
 *
 * @param id its name in addresses
 * @param number its place on the path, from 1
 * @param title its name
 * @param minutes how long it takes most people
 * @param introHtml what it is about
 * @param scenario what to start from now, with all defaults
 * @param fixed the scenario's fields that may not be changed; {@code *} for all
 * @param parts what is asked for
 * @param hintsHtml the hints that were opened
 * @param hintCount how many hints there are
 * @param attempts how many runs were graded
 * @param lastRun the last run that was begun; {@code null} if there is none
 * @param solved whether it is done
 * @param explanationHtml why; {@code null} until it is done
 * @param nextHtml what to try then; {@code null} until it is done
 * @param next the exercise that follows on the path; {@code null} for the last one
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
        String lastRun,
        boolean solved,
        String explanationHtml,
        String nextHtml,
        String next) {

    /**
     * A part of it.
     *
     * @param id its name
     * @param taskHtml what to do
     * @param goal the exact conditions in words, all of which have to hold
     * @param predict what to say before each run
     * @param runs how many good runs in a row are needed
     * @param runsDone how many there are now
     * @param met whether it is done
     * @param run the run that did it; {@code null} until then
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
            String run,
            String seenHtml) {}

    /**
     * Something to predict.
     *
     * @param fact what the prediction calls it
     * @param label what people call it
     * @param choices what can be said
     */
    public record Question(String fact, String label, List<Choice> choices) {}

    /** A thing to say, and how people say it. */
    public record Choice(String value, String label) {}

    /**
     * An exercise on the path.
     *
     * @param id its name in addresses
     * @param number its place on the path, from 1
     * @param title its name
     * @param minutes how long it takes most people
     * @param parts how many parts it has
     * @param partsMet how many of them are done
     * @param attempts how many runs were graded
     * @param solved whether it is done
     */
    public record Summary(
            String id, int number, String title, int minutes, int parts, int partsMet, int attempts, boolean solved) {}

    /**
     * The grade of a run.
     *
     * @param run the run
     * @param pending whether the run still goes on, so that the rest is not there yet
     * @param solved whether the exercise is done
     * @param parts each part
     */
    public record GradeView(String run, boolean pending, boolean solved, List<PartGradeView> parts) {}

    /**
     * The grade of a run for one part.
     *
     * @param id the part
     * @param met whether it is done
     * @param byThisRun whether this run did it
     * @param runsDone good runs in a row
     * @param runs how many are needed
     * @param missing what this run lacked
     */
    public record PartGradeView(
            String id, boolean met, boolean byThisRun, int runsDone, int runs, List<Missing> missing) {}

    /**
     * Something that a run lacked.
     *
     * @param fact what
     * @param sentence what was needed, and what it was
     * @param adviceHtml what the exercise has to say to it; {@code null} if nothing
     */
    public record Missing(String fact, String sentence, String adviceHtml) {}
}
