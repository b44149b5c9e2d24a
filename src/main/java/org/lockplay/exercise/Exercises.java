package org.lockplay.exercise;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.lockplay.json.Violation;
import org.lockplay.text.Texts;
import org.lockplay.text.ViolationTexts;

/**
 * Every exercise, in the order of the path. Read once, when the server listens or on first use; an invalid one is logged
 * and skipped. Thread-safe.
 */
@ApplicationScoped
public class Exercises {

    private static final Logger LOG = Logger.getLogger(Exercises.class);

    private final Map<String, Exercise> exercises = new LinkedHashMap<>();
    private final Map<String, Chapter> chapters = new HashMap<>();
    private final Map<String, List<Violation>> mistakes = new LinkedHashMap<>();

    Exercises(ExerciseConfig config) throws IOException {
        read(ExerciseFolder.builtIn());
        if (config.folder().isPresent()) {
            try {
                read(ExerciseFolder.of(config.folder().get()));
            } catch (IOException e) {
                LOG.errorf(
                        "the exercises in %s cannot be read: %s",
                        config.folder().get(), e);
            }
        }
    }

    /** Creates this bean, so that invalid exercises are logged at the start. */
    void onListening(@ObservesAsync HttpServerStart event) {
        LOG.debugf("%d exercises", exercises.size());
    }

    /** All exercises. */
    public List<Exercise> all() {
        return new ArrayList<>(exercises.values());
    }

    /** Finds an exercise by its id. */
    public Optional<Exercise> find(String id) {
        return Optional.ofNullable(exercises.get(id));
    }

    /** The chapter of an exercise. */
    public Chapter chapterOf(Exercise exercise) {
        return chapters.getOrDefault(exercise.id(), Chapter.OWN);
    }

    /** The errors of the skipped exercises, by id. */
    public Map<String, List<Violation>> mistakes() {
        return Map.copyOf(mistakes);
    }

    private void read(List<ExerciseFolder> folders) {
        for (ExerciseFolder folder : folders) {
            try {
                if (exercises.containsKey(folder.id())) {
                    throw new InvalidExerciseException(List.of(Violation.of(folder.id(), "twice", folder.id())));
                }
                exercises.put(folder.id(), ExerciseReader.read(folder.id(), folder.texts()));
                chapters.put(folder.id(), folder.chapter());
            } catch (InvalidExerciseException e) {
                mistakes.put(folder.id(), e.violations());
                LOG.errorf("exercise %s is left out: %s", folder.id(), describe(e.violations()));
            }
        }
    }

    private static String describe(List<Violation> violations) {
        return violations.stream()
                .map(one -> one.field() + (one.line() == 0 ? "" : " (line " + one.line() + ")") + ": "
                        + ViolationTexts.message(one, Texts.ENGLISH))
                .collect(Collectors.joining("; "));
    }
}
