package org.lockplay.exercise;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The location of exercises. */
@ConfigMapping(prefix = "lockplay.exercises")
public interface ExerciseConfig {

    /** A directory of additional exercises, one subdirectory each, listed after the bundled ones; read at startup. */
    Optional<Path> folder();
}
