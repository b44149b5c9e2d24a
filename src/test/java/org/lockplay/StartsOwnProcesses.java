package org.lockplay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test class that starts workers or servers of its own and does not use the application. {@code mvn test -Pfast}
 * leaves it out. It runs beside the tests with {@link StartsProcesses}, so that it looks at its own processes, files and
 * shared memory only.
 */
@Documented
@Tag("processes")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StartsOwnProcesses {}
