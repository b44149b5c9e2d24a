package org.lockplay.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * The anonymous session of a browser: a random HttpOnly cookie. The server stores only its digest.
 *
 * <p>Browsers send no cookies from a page in another site's frame. Such a page generates a session for as long as it is
 * shown, and sends it in a header, which pages of other sites cannot set.
 */
@RequestScoped
public class BrowserSession {

    static final String COOKIE = "lockplay-session";
    static final String HEADER = "Lockplay-Session";

    private static final long MAX_AGE_SECONDS = 90L * 24 * 60 * 60;

    private final RoutingContext exchange;

    BrowserSession(RoutingContext exchange) {
        this.exchange = exchange;
    }

    /** The digest that identifies this browser; sets a cookie if the browser has none yet. */
    public String owner() {
        return digest(token().orElseGet(this::begin));
    }

    /** Whether a digest identifies this browser. */
    public boolean is(String owner) {
        return token().filter(token -> digest(token).equals(owner)).isPresent();
    }

    /** The code that transfers this session to another browser; starts a session if there is none yet. */
    public SessionCode code() {
        return new SessionCode(token().orElseGet(this::begin));
    }

    /** Switches this browser to the session of a code. */
    public void adopt(SessionCode code) {
        give(code.token());
    }

    /** Ends the session of this browser; the next request starts a new one. */
    public void end() {
        exchange.response()
                .addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0).setHttpOnly(true));
    }

    /** The digest that identifies the owner of a code. */
    static String ownerOf(SessionCode code) {
        return digest(code.token());
    }

    private Optional<String> token() {
        String header = exchange.request().getHeader(HEADER);
        Optional<String> named =
                Optional.ofNullable(header).flatMap(SessionCode::parse).map(SessionCode::token);
        return named.isPresent()
                ? named
                : Optional.ofNullable(exchange.request().getCookie(COOKIE)).map(Cookie::getValue);
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
