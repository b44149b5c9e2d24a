package org.lockplay.web.session;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Optional;

/** Fuzzing target: a cookie or a recovery code names a session or none, and what it names is a token. */
public final class CookieFuzz {

    private CookieFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String value = data.consumeRemainingAsString();
        SessionCode.parse(value);
        Optional<String> token = SessionCookies.named(value);
        if (token.isPresent() && !value.startsWith(token.get())) {
            throw new IllegalStateException("not in the cookie: " + token.get());
        }
    }
}
