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
 * The anonymous session of a browser: a random cookie that scripts cannot read. The server keeps its digest only.
 *
 * <p>A page in a frame of another site is sent no cookies. It makes up a session for itself, as long as it is shown, and
 * names it in a header, which pages of others cannot send.
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

    /** The digest that stands for this browser; the browser gets a cookie if it has none yet. */
    public String owner() {
        return digest(token().orElseGet(this::begin));
    }

    /** Whether this browser is the one that a digest stands for. */
    public boolean is(String owner) {
        return token().filter(token -> digest(token).equals(owner)).isPresent();
    }

    /** What brings this session to another browser; the browser gets a session if it has none yet. */
    public SessionCode code() {
        return new SessionCode(token().orElseGet(this::begin));
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
