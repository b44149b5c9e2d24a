package org.lockplay.scenario;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.lockplay.json.Json;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.json.Violation;

/**
 * Encodes scenarios for links: {@code s1=} or {@code s2=}, by the version of the format, and the canonical JSON,
 * raw-deflated and in base64url. Only the JSON is canonical; deflaters may differ in compression. {@code
 * frontend/src/share/codec.ts} is equivalent; both pass the same test vectors. Every published version stays readable. Thread-safe.
 */
public final class ScenarioCodec {

    /** Maximum length of a packed scenario, in characters; enough for the largest valid one. */
    public static final int MAX_PACKED = 128 * 1024;

    /** Maximum size of the unpacked JSON, in bytes. */
    static final int MAX_JSON = 256 * 1024;

    private static final Pattern LINK = Pattern.compile("s(\\d{1,9})=([A-Za-z0-9_-]*)");
    private static final int CHUNK = 8 * 1024;

    private final ScenarioReader reader;

    /** A codec that rejects scenarios beyond some limits. */
    public ScenarioCodec(Limits limits) {
        reader = ScenarioReader.lenient(limits);
    }

    /** Encodes a scenario as a URL fragment, without the {@code #}. */
    public static String encode(Scenario scenario) {
        byte[] json = ScenarioWriter.canonical(scenario).getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(json);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                packed.write(chunk, 0, deflater.deflate(chunk));
            }
            return "s" + scenario.version() + "="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        } finally {
            deflater.end();
        }
    }

    /**
     * Decodes a link of {@link #encode} or of the page.
     *
     * @param link the fragment without the {@code #} and without its other parts
     * @throws LinkException if it contains no readable scenario
     */
    public Scenario decode(String link) throws LinkException {
        if (link.length() > MAX_PACKED) {
            throw LinkException.of(LinkException.Kind.TOO_LONG);
        }
        Matcher parts = LINK.matcher(link);
        if (!parts.matches()) {
            throw LinkException.of(LinkException.Kind.DAMAGED);
        }
        if (Integer.parseInt(parts.group(1)) > Scenario.VERSION) {
            throw LinkException.of(LinkException.Kind.FUTURE_VERSION);
        }
        return scenario(text(unpack(unbase(parts.group(2)))));
    }

    private Scenario scenario(String json) throws LinkException {
        try {
            Map<String, Object> members = Json.parseObject(json);
            if (members.get("version") instanceof Long version && version > Scenario.VERSION) {
                throw LinkException.of(LinkException.Kind.FUTURE_VERSION);
            }
            return reader.read(members);
        } catch (JsonSyntaxException e) {
            throw LinkException.invalid(new InvalidScenarioException(List.of(Violation.notJson("", e))));
        } catch (InvalidScenarioException e) {
            throw LinkException.invalid(e);
        }
    }

    private static byte[] unbase(String text) throws LinkException {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            // One character too many for whole bytes, which is the only possible error within this alphabet.
            throw LinkException.of(LinkException.Kind.TRUNCATED);
        }
    }

    private static byte[] unpack(byte[] packed) throws LinkException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int length = inflater.inflate(chunk);
                if (length == 0 && !inflater.finished()) {
                    throw LinkException.of(
                            inflater.needsInput() ? LinkException.Kind.TRUNCATED : LinkException.Kind.DAMAGED);
                }
                json.write(chunk, 0, length);
                if (json.size() > MAX_JSON) {
                    throw LinkException.of(LinkException.Kind.TOO_LONG);
                }
            }
            return json.toByteArray();
        } catch (DataFormatException e) {
            throw LinkException.of(LinkException.Kind.DAMAGED);
        } finally {
            inflater.end();
        }
    }

    private static String text(byte[] utf8) throws LinkException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw LinkException.of(LinkException.Kind.DAMAGED);
        }
    }
}
