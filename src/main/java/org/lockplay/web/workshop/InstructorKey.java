package org.lockplay.web.workshop;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The key that authorizes a workshop's instructor, as a request carries it: programs send a header, browsers a cookie.
 * It is never in an address, because addresses get into logs, histories and {@code Referer} headers.
 */
public class InstructorKey {

    public static final String HEADER = "Lockplay-Instructor";
    static final String COOKIE = "lockplay-instructor";

    @HeaderParam(HEADER)
    @Parameter(
            description = "The instructor's key; a browser that has used the instructor's link sends a cookie instead")
    String header;

    @CookieParam(COOKIE)
    @Parameter(description = "The instructor's key, set by POST …/instructor")
    String cookie;

    /** The key; empty if the request has none. The header counts before the cookie. */
    String value() {
        if (header != null) {
            return header;
        }
        return cookie == null ? "" : cookie;
    }

    /**
     * A cookie with the key, which browsers send with the calls of one workshop only, and not from other sites.
     *
     * @param path the path of the workshop's calls, as the browser writes it
     * @param isSecure whether the browser uses TLS
     */
    static Cookie cookie(String key, String path, boolean isSecure, Duration age) {
        return Cookie.cookie(COOKIE, key)
                .setHttpOnly(true)
                .setSecure(isSecure)
                .setSameSite(CookieSameSite.STRICT)
                .setPath(path)
                .setMaxAge(age.toSeconds());
    }
}
