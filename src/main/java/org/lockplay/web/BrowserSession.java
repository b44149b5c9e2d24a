package org.lockplay.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The anonymous session of a browser: a random cookie that scripts cannot read. The server keeps its digest only. */
@RequestScoped
public class BrowserSession {

    static final String COOKIE = "lockplay-session";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 18;
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

    private String begin() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        exchange.response()
                .addCookie(Cookie.cookie(COOKIE, token)
                        .setHttpOnly(true)
                        .setSecure(exchange.request().isSSL())
                        .setSameSite(CookieSameSite.LAX)
                        .setPath("/")
                        .setMaxAge(MAX_AGE_SECONDS));
        return token;
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
