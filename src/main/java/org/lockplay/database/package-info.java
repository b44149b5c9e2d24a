/** The application's database as something that may fail to answer: bounded waits, and a clear refusal meanwhile. */
package org.lockplay.database;
