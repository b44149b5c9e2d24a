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
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.web.http.ClientNetwork;

/**
 * The values of session cookies: the session's token and its HMAC-SHA256, so that the server recognizes what it has
 * issued. The key is in the data folder, for the owner of the folder only. Thread-safe.
 */
@ApplicationScoped
public class SessionCookies {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final char SEPARATOR = '.';

    private final SecretKeySpec key;

    SessionCookies(@ConfigProperty(name = "lockplay.data-dir") Path dataFolder) throws IOException {
        key = new SecretKeySpec(keyIn(dataFolder.resolve("session-key")), ALGORITHM);
    }

    /** The cookie's value for a token. */
    String issue(String token) {
        return token + SEPARATOR + signature(token);
    }

    /** What stands for a client's network where it is stored: nobody without this key can tell the address from it. */
    String pseudonym(ClientNetwork network) {
        return signature("network " + network.prefix());
    }

    /** The token of a value that was issued with this key; empty for any other value. */
    Optional<String> verify(String value) {
        Optional<String> token = named(value);
        return token.filter(named -> MessageDigest.isEqual(
                issue(named).getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)));
    }

    /** The token in a cookie value, with any signature; empty if the value does not contain a token. */
    static Optional<String> named(String value) {
        int end = value.indexOf(SEPARATOR);
        String token = end < 0 ? value : value.substring(0, end);
        return SessionCode.parse(token).map(SessionCode::token).filter(token::equals);
    }

    private String signature(String token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
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
