/** What tests need to look at the page in a real browser. */
package org.lockplay.browser;
