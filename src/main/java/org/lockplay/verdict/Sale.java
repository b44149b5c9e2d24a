package org.lockplay.verdict;

import org.lockplay.history.Event;

/**
 * Tickets that a buyer believes to have, and that nobody told it otherwise about.
 *
 * @param buyer who bought
 * @param event the write, or the taking where the program has no write
 * @param tickets how many; at least one
 */
record Sale(int buyer, Event event, long tickets) {}
