/** Groups behind a join code: their attendees, the shared screen, and each attendee's progress. */
package org.lockplay.workshop;
