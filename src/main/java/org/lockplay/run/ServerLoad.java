package org.lockplay.run;

/**
 * What a server has to do.
 *
 * @param active runs that have started and not ended
 * @param queued runs that wait
 * @param freePlaces buyers that could start now
 */
record ServerLoad(int active, int queued, int freePlaces) {}
