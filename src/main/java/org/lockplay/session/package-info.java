/** The common interface of the features that store data of browser sessions. */
package org.lockplay.session;
