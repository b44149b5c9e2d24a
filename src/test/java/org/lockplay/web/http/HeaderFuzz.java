package org.lockplay.web.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.request.AcceptHeaders;

/** Fuzzing target: what is left of a preference header can be parsed by the framework, and any host is known or not. */
public final class HeaderFuzz {

    private static final KnownHosts HOSTS =
            new KnownHosts(new PublicOrigin(Optional.empty()), "localhost", Optional.empty());

    private HeaderFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        switch (data.consumeInt(0, 3)) {
            case 0 ->
                AcceptHeaders.getLocaleQualityValues(
                        PreferenceHeaders.valid("Accept-Language", List.of(data.consumeRemainingAsString())));
            case 1 ->
                AcceptHeaders.getMediaTypeQualityValues(
                        PreferenceHeaders.valid("Accept", List.of(data.consumeRemainingAsString())));
            case 2 -> HOSTS.include(data.consumeRemainingAsString());
            default -> Locale.forLanguageTag(data.consumeRemainingAsString());
        }
    }
}
