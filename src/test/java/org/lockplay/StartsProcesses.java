package org.lockplay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Marks a test class that starts workers, embedded servers or the application. {@code mvn test -Pfast} leaves it out,
 * and it never runs beside another test. All other tests of {@code mvn test} are unit tests, which run in parallel.
 * {@link LaneTest} checks that exactly the classes that start processes have this annotation.
 */
@Documented
@Tag("processes")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StartsProcesses {}
