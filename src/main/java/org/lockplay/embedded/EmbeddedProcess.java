package org.lockplay.embedded;

/**
 * A running embedded server.
 *
 * @param process the server
 * @param address its address, in the form that its clients expect
 */
record EmbeddedProcess(GuardedProcess process, String address) {}
