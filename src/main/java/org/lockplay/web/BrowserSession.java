package org.lockplay.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The anonymous session of a browser: a random cookie that scripts cannot read. The server keeps its digest only. */
@RequestScoped
public class BrowserSession {

    static final String COOKIE = "lockplay-session";

    private static final long MAX_AGE_SECONDS = 90L * 24 * 60 * 60;

    private final RoutingContext exchange;

    BrowserSession(RoutingContext exchange) {
        this.exchange = exchange;
    }

    /** The digest that stands for this browser; the browser gets a cookie if it has none yet. */
    public String owner() {
        Cookie cookie = exchange.request().getCookie(COOKIE);
        return digest(cookie == null ? begin() : cookie.getValue());
    }

    /** Whether this browser is the one that a digest stands for. */
    public boolean is(String owner) {
        Cookie cookie = exchange.request().getCookie(COOKIE);
        return cookie != null && digest(cookie.getValue()).equals(owner);
    }

    /** What brings this session to another browser; the browser gets a session if it has none yet. */
    public SessionCode code() {
        Cookie cookie = exchange.request().getCookie(COOKIE);
        return new SessionCode(cookie == null ? begin() : cookie.getValue());
    }

    /** Goes on in this browser with the session that a code stands for. */
    public void adopt(SessionCode code) {
        give(code.token());
    }

    /** Lets this browser begin anew. */
    public void end() {
        exchange.response()
                .addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0).setHttpOnly(true));
    }

    /** The digest that stands for whoever has a code. */
    static String ownerOf(SessionCode code) {
        return digest(code.token());
    }

    private String begin() {
        String token = SessionCode.random().token();
        give(token);
        return token;
    }

    private void give(String token) {
        exchange.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setHttpOnly(true)
                        .setSecure(exchange.request().isSSL())
                        .setSameSite(CookieSameSite.LAX)
                        .setPath("/")
                        .setMaxAge(MAX_AGE_SECONDS));
    }

    private static String digest(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
