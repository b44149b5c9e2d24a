package org.lockplay.share;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lockplay.json.Json;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.verdict.ExpectedVerdict;

/**
 * The content of a short link. Immutable.
 *
 * @param scenario the scenario
 * @param description its author's description; may be empty
 * @param expected the verdict that its author expects
 */
public record SavedScenario(Scenario scenario, String description, Optional<ExpectedVerdict> expected) {

    /** Characters of a slug: 66 bits of the digest. */
    public static final int SLUG_LENGTH = 11;

    /** Longest description, in characters. */
    public static final int MAX_DESCRIPTION = 2_000;

    public SavedScenario {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(expected, "expected");
    }

    /**
     * The digest of the content in base64url; a slug is its prefix, so equal content has an equal link. Without
     * description and expectation, it is the digest of the scenario's canonical JSON.
     */
    public String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(content().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String content() {
        if (description.isEmpty() && expected.isEmpty()) {
            return ScenarioWriter.canonical(scenario);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("scenario", ScenarioWriter.canonicalMembers(scenario));
        members.put("description", description);
        members.put("expect", expected.map(ExpectedVerdict::wireName).orElse(null));
        return Json.write(members);
    }
}
