/**
 * Tasks whose goal the server checks: read from files, graded from a run's own history. Knows nothing of how runs are
 * made or shown.
 */
package org.lockplay.exercise;
