package org.lockplay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.json.Json;
import org.lockplay.json.Violation;

class ScenarioCodecTest {

    /** Links of both sides for the same scenarios; the page's codec test reads them, too. */
    static final Path VECTORS = Path.of("src/test/resources/links/vectors.jsonl");

    private static final Path BAD_LINKS = Path.of("src/test/resources/links/bad.jsonl");

    private final ScenarioCodec codec = new ScenarioCodec(Limits.DEFAULT);

    @Test
    void theDefaultScenarioIsAShortLink() throws LinkException {
        String link = ScenarioCodec.encode(Scenario.DEFAULT);

        assertThat(link).startsWith("s1=").hasSizeLessThan(39);
        assertThat(codec.decode(link)).isEqualTo(Scenario.DEFAULT);
    }

    @ParameterizedTest
    @EnumSource
    void whatThePageOffersIsAShortLink(ScenarioPreset preset) throws LinkException {
        Scenario scenario = preset.scenario("A title as people give them, say in a workshop");

        assertThat(ScenarioCodec.encode(scenario)).hasSizeLessThan(300);
        assertThat(codec.decode(ScenarioCodec.encode(scenario))).isEqualTo(scenario);
    }

    @Test
    void tenThousandRandomScenariosComeBackAsTheyWere() throws LinkException {
        RandomScenarios scenarios = new RandomScenarios(6);
        for (int i = 0; i < 10_000; i++) {
            Scenario scenario = scenarios.next();
            Scenario back = codec.decode(ScenarioCodec.encode(scenario));
            assertThat(back).isEqualTo(scenario);
            assertThat(ScenarioWriter.canonical(back)).isEqualTo(ScenarioWriter.canonical(scenario));
        }
    }

    @Test
    void whatThePageWroteIsReadHereAndIsTheSameText() throws Exception {
        List<String> vectors = Files.readAllLines(VECTORS);
        assertThat(vectors).hasSizeGreaterThan(200);
        for (String vector : vectors) {
            Map<String, Object> links = Json.parseObject(vector);
            Scenario scenario = ScenarioReader.lenient(Limits.DEFAULT).read((String) links.get("canonical"));
            assertThat(ScenarioWriter.canonical(scenario)).isEqualTo(links.get("canonical"));
            assertThat(codec.decode((String) links.get("server"))).isEqualTo(scenario);
            assertThat(codec.decode((String) links.get("page"))).isEqualTo(scenario);
        }
    }

    static List<Map<String, Object>> badLinks() throws IOException {
        return Files.readAllLines(BAD_LINKS).stream().map(Json::parseObject).toList();
    }

    @ParameterizedTest
    @MethodSource("badLinks")
    void saysWhatIsWrongWithALink(Map<String, Object> bad) {
        assertThat(problemOf((String) bad.get("link")).wireName()).isEqualTo(bad.get("problem"));
    }

    @Test
    void everyLinkThatWasCutIsTruncatedOrDamaged() {
        String link = ScenarioCodec.encode(new RandomScenarios(7).next());
        for (int length = 3; length < link.length(); length++) {
            assertThat(problemOf(link.substring(0, length)))
                    .isIn(LinkException.Kind.TRUNCATED, LinkException.Kind.DAMAGED);
        }
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        assertThat(problemOf(packed(" ".repeat(100_000_000)))).isEqualTo(LinkException.Kind.TOO_LONG);
        assertThat(problemOf("s1=" + "A".repeat(ScenarioCodec.MAX_PACKED))).isEqualTo(LinkException.Kind.TOO_LONG);
    }

    @Test
    void whatIsNoScenarioSaysWhy() throws IOException {
        String link = packed("{\"version\":1,\"stock\":-1}");

        assertThat(catchThrowableOfType(LinkException.class, () -> codec.decode(link))
                        .violations())
                .extracting(Violation::field)
                .containsExactly("stock");
    }

    static String packed(String json) throws IOException {
        return packed(json.getBytes(StandardCharsets.UTF_8));
    }

    static String packed(byte[] json) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(json);
        }
        return "s1=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private LinkException.Kind problemOf(String link) {
        return catchThrowableOfType(LinkException.class, () -> codec.decode(link))
                .kind();
    }
}
