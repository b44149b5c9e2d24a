/** Tests in a real browser, and their base. */
package org.lockplay.browser;
