package org.lockplay.web.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockplay.exercise.Chapter;
import org.lockplay.exercise.Exercise;
import org.lockplay.exercise.ExerciseGrading;
import org.lockplay.exercise.ExerciseText;
import org.lockplay.exercise.Exercises;
import org.lockplay.exercise.Grade;
import org.lockplay.exercise.Markdown;
import org.lockplay.exercise.Part;
import org.lockplay.exercise.Part.Shortfall;
import org.lockplay.exercise.Progress;
import org.lockplay.exercise.RunProperty;
import org.lockplay.exercise.RunPropertyTexts;
import org.lockplay.exercise.RunTexts;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.text.Texts;

/** Renders exercises and grades in one language. Thread-safe. */
@ApplicationScoped
public class ExerciseViews {

    private final Exercises exercises;
    private final ExerciseGrading grading;

    ExerciseViews(Exercises exercises, ExerciseGrading grading) {
        this.exercises = exercises;
        this.grading = grading;
    }

    /** Every exercise on the path. */
    List<ExerciseView.Summary> path(List<Progress> progress, Texts texts) {
        List<ExerciseView.Summary> path = new ArrayList<>();
        for (Exercise exercise : exercises.all()) {
            Progress own = progress.stream()
                    .filter(one -> one.exercise().equals(exercise.id()))
                    .findFirst()
                    .orElse(Progress.none("", exercise.id()));
            path.add(new ExerciseView.Summary(
                    exercise.id(),
                    chapter(exercises.chapterOf(exercise), texts),
                    path.size() + 1,
                    exercise.text(texts).title(),
                    exercise.minutes(),
                    exercise.parts().size(),
                    (int) exercise.parts().stream().filter(own.standing()::has).count(),
                    own.standing().attempts(),
                    own.solvedAt().isPresent()));
        }
        return path;
    }

    private static ExerciseView.ChapterView chapter(Chapter chapter, Texts texts) {
        return new ExerciseView.ChapterView(chapter.id(), chapter.title(texts), chapter.goal(texts));
    }

    /** One exercise. */
    ExerciseView view(Exercise exercise, Progress progress, Texts texts) {
        ExerciseText text = exercise.text(texts);
        List<Exercise> path = exercises.all();
        int number = path.indexOf(exercise) + 1;
        boolean solved = progress.solvedAt().isPresent();
        return new ExerciseView(
                exercise.id(),
                number,
                text.title(),
                exercise.minutes(),
                Markdown.html(text.intro()),
                ScenarioWriter.fullMembers(exercise.scenarioFor(progress.owner(), progress.standing())),
                exercise.rounds().isEmpty() ? exercise.fixed() : List.of("*"),
                exercise.parts().stream()
                        .map(part -> part(part, text, progress, texts))
                        .toList(),
                text.hints().stream()
                        .limit(progress.hints())
                        .map(Markdown::html)
                        .toList(),
                text.hints().size(),
                progress.standing().attempts(),
                progress.lastRun().orElse(null),
                solved,
                solved ? explained(exercise, text, progress, texts) : null,
                solved ? Markdown.html(text.next()) : null,
                number < path.size() ? path.get(number).id() : null);
    }

    /** A run's grade. */
    ExerciseView.GradeView grade(Exercise exercise, String run, Grade grade, Texts texts) {
        return new ExerciseView.GradeView(
                run,
                false,
                grade.solved(),
                grade.parts().stream()
                        .map(part -> new ExerciseView.PartGradeView(
                                part.part().id(),
                                part.met(),
                                part.byThisRun(),
                                part.runs(),
                                part.part().runs(),
                                part.missing().stream()
                                        .map(missing -> missing(part.part(), missing, exercise.text(texts), texts))
                                        .toList()))
                        .toList());
    }

    private ExerciseView.PartView part(Part part, ExerciseText text, Progress progress, Texts texts) {
        String run = progress.standing().met().get(part.id());
        RunPropertyTexts words = new RunPropertyTexts(texts);
        return new ExerciseView.PartView(
                part.id(),
                Markdown.html(text.tasks().get(part.id())),
                part.conditions().stream().map(words::goal).toList(),
                part.predict().stream()
                        .map(name -> question(RunProperty.find(name).orElseThrow(), words))
                        .toList(),
                part.runs(),
                progress.standing().runsOf(part),
                run != null,
                run,
                run == null ? null : seen(text.seen().get(part.id()), run, texts));
    }

    private static ExerciseView.Question question(RunProperty fact, RunPropertyTexts words) {
        Function<String, ExerciseView.Choice> choice =
                value -> new ExerciseView.Choice(value, words.value(fact, value));
        return new ExerciseView.Question(
                fact.name(),
                words.name(fact),
                fact.predictions().stream().map(choice).toList());
    }

    private String explained(Exercise exercise, ExerciseText text, Progress progress, Texts texts) {
        List<Part> parts = exercise.parts();
        String run = progress.standing().met().get(parts.get(parts.size() - 1).id());
        return Markdown.html(
                filled(text.explanation(), run, texts).orElseGet(() -> RunTexts.withoutRun(text.explanation())));
    }

    private String seen(String markdown, String run, Texts texts) {
        return Markdown.html(filled(markdown, run, texts)
                .orElseGet(() -> RunTexts.withoutRun(markdown) + "\n\n" + texts.get("exercise.run-deleted")));
    }

    /**
     * A text with what it says about a run, which is loaded only for that; empty if the run no longer exists.
     *
     * @param run {@code null} if there was none
     */
    private Optional<String> filled(String markdown, String run, Texts texts) {
        if (!RunTexts.isAboutRun(markdown)) {
            return Optional.of(markdown);
        }
        return Optional.ofNullable(run).flatMap(grading::trial).map(trial -> RunTexts.fill(markdown, trial, texts));
    }

    private static ExerciseView.Missing missing(Part part, Shortfall missing, ExerciseText text, Texts texts) {
        RunPropertyTexts words = new RunPropertyTexts(texts);
        String name = missing.fact().name();
        return new ExerciseView.Missing(
                name,
                part.predict().contains(name) ? words.misjudged(missing) : words.missing(missing),
                text.adviceFor(missing).map(Markdown::html).orElse(null));
    }
}
