package org.lockplay.verdict;

import org.lockplay.history.Event;

/**
 * Tickets that a buyer believes it has bought, without evidence to the contrary.
 *
 * @param buyer the buyer
 * @param event the write, or the taking where the program has no write
 * @param tickets the number of tickets, at least 1
 */
record Sale(int buyer, Event event, long tickets) {}
