package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.text.Texts;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The pictures of runs and scenarios, as SVG and as PNG. */
class PictureTest {

    private static final String HOSTILE = "<script>alert(1)</script>\\u202E]]>&\\\"' " + "很".repeat(80);

    private static RunHistory hostile() throws InvalidScenarioException {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"title\":\"" + HOSTILE + "\",\"lock\":{\"kind\":\"semaphore\"}}");
        RunHistory history = new Histories()
                .then(0, EventKind.BUYER_STARTED)
                .acquires(0)
                .then(0, EventKind.READ, "count=1")
                .then(0, EventKind.WROTE, "count=0")
                .finishes(0, "killed")
                .history();
        return new RunHistory(
                history.id(), "finished", scenario, history.events(), Map.of("sentence", "<b>&", "safety", "violated"));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** The drawn texts, without the title, which is for screen readers. */
    private static String textOf(Document svg) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < svg.getElementsByTagName("text").getLength(); i++) {
            text.append(svg.getElementsByTagName("text").item(i).getTextContent());
        }
        return text.toString();
    }

    private static void seen(Picture picture, String name) throws Exception {
        Document svg = parsed(SvgPen.svg(picture));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("text").getLength()).isPositive();
        assertThat(textOf(svg)).doesNotContain("\u202E");

        byte[] png = ImagePen.png(picture);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(picture.width());
        assertThat(image.getHeight()).isEqualTo(picture.height());
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve("picture-" + name + ".png"), png);
    }

    @Test
    void aTimelineIsDrawnTwiceWhateverItsTitle() throws Exception {
        seen(new TimelinePicture(hostile(), Texts.CHINESE), "timeline");
    }

    @Test
    void aCardIsDrawnTwiceWhateverItsTitle() throws Exception {
        seen(CardPicture.of(hostile(), "1 ticket, sold 7 times: <b>&", Texts.ENGLISH), "card-run");
        seen(CardPicture.of(hostile().scenario(), "很".repeat(200), Texts.CHINESE), "card-scenario");
    }

    @ParameterizedTest
    @CsvSource({
        "held, finished, " + Colours.RIGHT,
        "held, recovered, " + Colours.RIGHT,
        "held, stuck, " + Colours.WRONG,
        "held, timed-out, " + Colours.KEY,
        "held, stopped, " + Colours.KEY,
        "held, interrupted, " + Colours.KEY,
        "violated, finished, " + Colours.WRONG,
        "violated, recovered, " + Colours.WRONG,
        "violated, stuck, " + Colours.WRONG,
        "violated, timed-out, " + Colours.WRONG,
        "violated, stopped, " + Colours.WRONG,
        "violated, interrupted, " + Colours.WRONG,
    })
    void safetyAndLivenessTogetherColourAPicture(String safety, String liveness, String colour) {
        assertThat(Liveness.find(liveness)).isPresent();
        RunHistory run = with(Map.of("safety", safety, "liveness", liveness, "sentence", "So it is."));

        assertThat(DrawnRun.pictures(run, Texts.ENGLISH))
                .allSatisfy(picture -> assertThat(stripe(picture)).isEqualTo(colour));
    }

    @ParameterizedTest
    @CsvSource({
        "held, finished, Safe, Finished, 安全, 全部完成",
        "held, recovered, Safe, Recovered, 安全, 已恢复",
        "held, stuck, Safe, Stuck, 安全, 卡住",
        "held, timed-out, Safe, Cut off, 安全, 被截断",
        "violated, finished, Unsafe, Finished, 不安全, 全部完成",
        "violated, stuck, Unsafe, Stuck, 不安全, 卡住",
    })
    void bothAnswersAreOnEveryPicture(
            String safety, String liveness, String safe, String progress, String safeZh, String progressZh) {
        RunHistory run = with(Map.of("safety", safety, "liveness", liveness, "sentence", "So it is."));

        assertThat(DrawnRun.pictures(run, Texts.ENGLISH))
                .allSatisfy(picture -> assertThat(words(picture)).contains(safe, progress));
        assertThat(DrawnRun.pictures(run, Texts.CHINESE))
                .allSatisfy(picture -> assertThat(words(picture)).contains(safeZh, progressZh));
    }

    private static List<String> words(Picture picture) {
        return TextPen.of(picture).texts().stream().map(TextPen.Drawn::text).toList();
    }

    @Test
    void aRunWithoutAVerdictIsNeitherRightNorWrong() {
        assertThat(DrawnRun.pictures(with(Map.of()), Texts.ENGLISH))
                .allSatisfy(picture -> assertThat(stripe(picture)).isEqualTo(Colours.ACCENT));
    }

    private static RunHistory with(Map<String, Object> verdict) {
        RunHistory run = new Histories().then(0, EventKind.BUYER_STARTED).history();
        return new RunHistory(run.id(), run.status(), run.scenario(), run.events(), verdict);
    }

    /** The bar at the edge: the first box after the background. */
    private static String stripe(Picture picture) {
        return TextPen.of(picture).boxes().get(1).colour();
    }

    /** For visual inspection: one picture per outcome and language in {@code target/screenshots}. */
    @Test
    void thereIsAPictureOfEveryOutcomeInEveryLanguage() throws Exception {
        for (Texts texts : Texts.ALL) {
            Map<String, RunHistory> outcomes = new TreeMap<>();
            for (Ending ending : Ending.values()) {
                IntStream.range(0, 60)
                        .mapToObj(seed -> DrawnRun.judged(seed, ending, texts))
                        .forEach(run -> outcomes.putIfAbsent(
                                run.verdict().get("safety") + "-"
                                        + run.verdict().get("liveness"),
                                run));
            }
            assertThat(outcomes).hasSize(Safety.values().length * Liveness.values().length);
            for (Map.Entry<String, RunHistory> outcome : outcomes.entrySet()) {
                String name = texts.languageTag() + "-" + outcome.getKey();
                RunHistory run = outcome.getValue();
                seen(new TimelinePicture(run, texts), "timeline-" + name);
                seen(CardPicture.of(run, DrawnRun.sentence(run), texts), "card-" + name);
            }
        }
    }
}
