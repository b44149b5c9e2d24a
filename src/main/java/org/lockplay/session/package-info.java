/** What the parts that keep something of browser sessions have in common. */
package org.lockplay.session;
