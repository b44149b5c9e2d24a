/**
 * Tasks whose goal the server checks: read from files, graded from a run's history. Independent of how runs are
 * executed or shown.
 */
package org.lockplay.exercise;
