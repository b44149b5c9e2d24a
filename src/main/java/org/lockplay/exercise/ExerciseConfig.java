package org.lockplay.exercise;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where exercises come from. */
@ConfigMapping(prefix = "lockplay.exercises")
public interface ExerciseConfig {

    /** A folder of the operator's own exercises, one folder each, which follow the built-in ones; read at start. */
    Optional<Path> folder();
}
