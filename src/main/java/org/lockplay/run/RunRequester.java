package org.lockplay.run;

/**
 * Who asks for a run.
 *
 * @param owner digest of the browser session that may control the run
 * @param session what counts as one session for the queue; differs from the owner where the server has not issued the
 *     session before this request, since anyone can send any number of such requests
 * @param address what identifies the network that the request came from
 */
public record RunRequester(String owner, String session, String address) {}
