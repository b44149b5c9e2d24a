package org.lockplay;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks a test class that uses the application, which starts workers and servers. {@code mvn test -Pfast} leaves it out.
 * These classes run one after the other, since they share the application, and beside them those with
 * {@link StartsOwnProcesses}. All other tests of {@code mvn test} are unit tests, which run in parallel. {@link LaneTest}
 * checks that each test class has the right annotation.
 */
@Documented
@Execution(ExecutionMode.SAME_THREAD)
@Tag("processes")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StartsProcesses {}
