package org.lockplay.embedded;

/**
 * A server of our own that runs.
 *
 * @param process the server
 * @param address where it is reached, in the form that its clients want
 */
record EmbeddedProcess(GuardedProcess process, String address) {}
