package org.lockplay.database;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a transactional method whose statements may take long, and that no request waits for: the database has {@link
 * DatabaseConfig#maintenancePatience} for each answer.
 */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Maintenance {}
