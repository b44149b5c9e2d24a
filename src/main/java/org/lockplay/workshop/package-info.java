/** Groups behind a join code: the people in them, what they are shown, and who is where. */
package org.lockplay.workshop;
