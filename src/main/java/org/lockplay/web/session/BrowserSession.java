package org.lockplay.web.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.lockplay.run.RunRequester;
import org.lockplay.session.SessionLookup;
import org.lockplay.share.RetentionConfig;
import org.lockplay.web.http.ClientNetwork;
import org.lockplay.web.http.PublicOrigin;

/**
 * The anonymous session of a browser: a random HttpOnly cookie, which the server signs, and renews once a day of use. The server stores only the
 * token's digest. A cookie that this server has not issued, and whose session it does not know, is not taken: the browser
 * gets a new session.
 *
 * <p>Browsers send no cookies from a page in another site's frame. Such a page generates a session for as long as it is
 * shown, and sends it in a header, which pages of other sites cannot set.
 */
@RequestScoped
public class BrowserSession {

    static final String COOKIE = "lockplay-session";
    /** Browsers take a cookie with this prefix only over TLS and only from this very host, so no other site can plant one. */
    static final String SECURE_COOKIE = "__Host-" + COOKIE;

    static final String HEADER = "Lockplay-Session";

    /** How the session of those without one begins in the queue; no digest begins like this. */
    private static final String ANYONE = "anyone at ";

    private final RoutingContext exchange;
    private final SessionCookies cookies;
    private final SessionLookup known;
    private final PublicOrigin publicOrigin;
    private final RetentionConfig keep;
    /** The token of the session that this request has begun; {@code null} if it has begun none. */
    private String begun;

    BrowserSession(
            RoutingContext exchange,
            SessionCookies cookies,
            SessionLookup known,
            PublicOrigin publicOrigin,
            RetentionConfig keep) {
        this.exchange = exchange;
        this.cookies = cookies;
        this.known = known;
        this.publicOrigin = publicOrigin;
        this.keep = keep;
    }

    /** The digest that identifies this browser; sets a cookie if the browser has none yet. */
    public String owner() {
        return digest(token().orElseGet(this::begin));
    }

    /**
     * This browser as one that asks for a run. Sessions that the client has not got from this server before count as one
     * session of its address: anyone can begin any number of them.
     */
    public RunRequester requester() {
        String address = cookies.pseudonym(network());
        Optional<String> issued = issued();
        return new RunRequester(owner(), issued.orElse(ANYONE + address), address);
    }

    /** The digest of the session that this server has issued to this browser before, if any. Begins none. */
    public Optional<String> issued() {
        return fromCookie().map(BrowserSession::digest);
    }

    /** The network of this browser. */
    public ClientNetwork network() {
        return ClientNetwork.of(exchange.request().remoteAddress());
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
        set("", 0);
    }

    /** The digest that identifies the owner of a code. */
    static String ownerOf(SessionCode code) {
        return digest(code.token());
    }

    private Optional<String> token() {
        String header = exchange.request().getHeader(HEADER);
        Optional<String> named =
                Optional.ofNullable(header).flatMap(SessionCode::parse).map(SessionCode::token);
        if (named.isPresent()) {
            return named;
        }
        return begun == null ? fromCookie() : Optional.of(begun);
    }

    private Optional<String> fromCookie() {
        return Optional.ofNullable(exchange.request().getCookie(name()))
                .map(Cookie::getValue)
                .flatMap(this::token);
    }

    /** The token of a cookie that this server has issued, or that names a session of which it has data. */
    private Optional<String> token(String cookie) {
        Optional<SessionCookies.Issued> issued = cookies.verify(cookie);
        if (issued.isPresent()) {
            String token = issued.get().token();
            if (issued.get().isDue()) {
                give(token);
            }
            return Optional.of(token);
        }
        // Issued by another instance, with another data folder, or before cookies were signed.
        Optional<String> named = SessionCookies.named(cookie).filter(token -> known.has(digest(token)));
        named.ifPresent(this::give);
        return named;
    }

    private String begin() {
        begun = SessionCode.random().token();
        give(begun);
        return begun;
    }

    private void give(String token) {
        set(cookies.issue(token), keep.lists().toSeconds());
    }

    private void set(String value, long maxAgeSeconds) {
        exchange.response()
                .addCookie(Cookie.cookie(name(), value)
                        .setHttpOnly(true)
                        .setSecure(publicOrigin.isSecure(exchange.request()))
                        .setSameSite(CookieSameSite.LAX)
                        .setPath("/")
                        .setMaxAge(maxAgeSeconds));
    }

    private String name() {
        return publicOrigin.isSecure(exchange.request()) ? SECURE_COOKIE : COOKIE;
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
