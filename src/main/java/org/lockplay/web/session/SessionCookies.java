package org.lockplay.web.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.web.http.ClientNetwork;

/**
 * The values of session cookies: the session's token, the day of issue and the HMAC-SHA256 of both, so that the server
 * recognizes what it has issued and renews it from time to time. The key is in the data folder, for the owner of the folder only. Thread-safe.
 */
@ApplicationScoped
public class SessionCookies {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final char SEPARATOR = '.';

    /**
     * A value that was issued with this key.
     *
     * @param token the session's token
     * @param isDue whether it was issued on an earlier day, so that the browser should get a new one
     */
    record Issued(String token, boolean isDue) {}

    private final SecretKeySpec key;
    private final Clock clock;

    SessionCookies(@ConfigProperty(name = "lockplay.data-dir") Path dataFolder, Clock clock) throws IOException {
        this.key = new SecretKeySpec(keyIn(dataFolder.resolve("session-key")), ALGORITHM);
        this.clock = clock;
    }

    /** The cookie's value for a token. */
    String issue(String token) {
        return signed(token + SEPARATOR + today());
    }

    /** Stands for a client's network where it is stored; without the key, the address cannot be told from it. */
    String pseudonym(ClientNetwork network) {
        return signature("network " + network.prefix());
    }

    /** What a value that was issued with this key says; empty for any other value. */
    Optional<Issued> verify(String value) {
        int end = value.lastIndexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        String content = value.substring(0, end);
        boolean isSigned = MessageDigest.isEqual(
                signed(content).getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        // Older versions signed the token alone.
        return named(value)
                .filter(token -> isSigned)
                .map(token -> new Issued(token, !content.equals(token + SEPARATOR + today())));
    }

    /** The token in a cookie value, with any signature; empty if the value does not contain a token. */
    static Optional<String> named(String value) {
        int end = value.indexOf(SEPARATOR);
        String token = end < 0 ? value : value.substring(0, end);
        return SessionCode.parse(token).map(SessionCode::token).filter(token::equals);
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    private String signed(String content) {
        return content + SEPARATOR + signature(content);
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a key, which is generated first if there is none. */
    private static byte[] keyIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] generated = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(generated);
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    "session-key",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(written, generated);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readAllBytes(file);
    }
}
