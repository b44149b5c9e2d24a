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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Ending;
import org.lockplay.verdict.Judge;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

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

    /** A history of ordinary length, with the verdict of the real judge. */
    private static RunHistory judged(long seed, Ending ending, Texts texts) {
        RunHistory run = SimulatedRun.of(seed).history();
        List<Event> events = run.events().stream()
                .map(event -> event.at(event.t() * (7_000 + seed)))
                .toList();
        Map<String, Object> verdict =
                VerdictTexts.members(Judge.judge(run.scenario(), events, ending), run.scenario(), texts);
        return new RunHistory("run-" + seed, "finished", run.scenario(), events, verdict);
    }

    private static Stream<RunHistory> judged(Texts texts) {
        return IntStream.range(0, 200).mapToObj(seed -> judged(seed, Ending.values()[seed % 4], texts));
    }

    private static String sentence(RunHistory run) {
        return String.valueOf(run.verdict().get("sentence"));
    }

    private static List<Picture> pictures(RunHistory run, Texts texts) {
        return List.of(new TimelinePicture(run, texts), CardPicture.of(run, sentence(run), texts));
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

        assertThat(pictures(run, Texts.ENGLISH))
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

        assertThat(pictures(run, Texts.ENGLISH))
                .allSatisfy(picture -> assertThat(words(picture)).contains(safe, progress));
        assertThat(pictures(run, Texts.CHINESE))
                .allSatisfy(picture -> assertThat(words(picture)).contains(safeZh, progressZh));
    }

    private static List<String> words(Picture picture) {
        return TextPen.of(picture).texts().stream().map(TextPen.Drawn::text).toList();
    }

    @Test
    void aRunWithoutAVerdictIsNeitherRightNorWrong() {
        assertThat(pictures(with(Map.of()), Texts.ENGLISH))
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

    @Test
    void theWholeSentenceIsOnEveryPictureInBothLanguages() {
        Texts.ALL.forEach(texts -> judged(texts)
                .forEach(run -> pictures(run, texts)
                        .forEach(picture -> assertThat(TextPen.of(picture).withoutBlanks())
                                .contains(sentence(run).replaceAll("\\s", "")))));
    }

    @Test
    void noTextLeavesItsPictureOrRunsIntoTheNextLine() {
        Texts.ALL.forEach(texts ->
                judged(texts).flatMap(run -> pictures(run, texts).stream()).forEach(PictureTest::isInItsPlace));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The last ticket",
                "WIDE LETTERS MAKE A TITLE WIDER THAN ANY GUESS: WWWWWWWWWWWWWWWWWWW",
                "一张票，十位买家，谁先到谁得；没有锁的时候，谁都以为自己买到了最后一张票，直到检票的那一刻才发现座位上已经有人",
            })
    void aTitleIsWholeAndInItsPlace(String title) throws Exception {
        RunHistory run = titled(title);

        pictures(run, Texts.CHINESE).forEach(picture -> {
            isInItsPlace(picture);
            assertThat(TextPen.of(picture).withoutBlanks()).contains(title.replace(" ", ""));
        });
    }

    @Test
    void aCardOfAScenarioHasAllTextsInTheirPlaces() throws Exception {
        for (Texts texts : Texts.ALL) {
            isInItsPlace(CardPicture.of(titled("1").scenario(), "Short.", texts));
            isInItsPlace(CardPicture.of(Histories.scenario(LockKind.ROBUST_MUTEX, 30), "long ".repeat(400), texts));
        }
    }

    private static RunHistory titled(String title) throws InvalidScenarioException {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"stock\":1000000,\"title\":\"" + title + "\"}");
        return new RunHistory(
                "titled",
                "finished",
                scenario,
                new Histories().then(0, EventKind.BUYER_STARTED).history().events(),
                Map.of("sentence", "So it is.", "safety", "held", "liveness", "finished"));
    }

    private static void isInItsPlace(Picture picture) {
        List<TextPen.Drawn> texts = TextPen.of(picture).texts();
        assertThat(texts)
                .allMatch(text -> text.left() >= 0 && text.right() <= picture.width())
                .allMatch(text -> text.base() - text.size() >= 0 && text.base() <= picture.height());
        for (TextPen.Drawn one : texts) {
            assertThat(texts.stream().filter(other -> other != one && isLabel(one) == isLabel(other)))
                    .as("%s in %s", one, picture.description())
                    .noneMatch(other -> overlap(one, other));
        }
    }

    /** Whether it is a count beside a mark; these may be as close together as the marks. */
    private static boolean isLabel(TextPen.Drawn text) {
        return text.text().matches("\\d*");
    }

    private static boolean overlap(TextPen.Drawn one, TextPen.Drawn other) {
        boolean besides = one.right() <= other.left() || other.right() <= one.left();
        boolean below = one.base() <= other.base() - other.size() || other.base() <= one.base() - one.size();
        return !isLabel(one) && !besides && !below;
    }

    @Test
    void theAxisHasRoundMoments() {
        Function<TextPen.Drawn, Double> ms = text -> Double.valueOf(text.text().replaceAll("[^0-9.]", ""));
        judged(Texts.ENGLISH).forEach(run -> {
            List<Double> ticks = TextPen.of(new TimelinePicture(run, Texts.ENGLISH)).texts().stream()
                    .filter(text -> text.text().matches("[0-9.,]+ ms"))
                    .map(ms)
                    .toList();

            assertThat(ticks).hasSizeBetween(4, 9).startsWith(0.0).isSorted();
            assertThat(String.valueOf(ticks.get(1)).replaceAll("[0.]", "")).isIn("1", "2", "5");
            for (int i = 0; i < ticks.size(); i++) {
                assertThat(ticks.get(i)).isEqualTo(i * ticks.get(1));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "226_500_000, 0 50000000 100000000 150000000 200000000",
        "1_000_000, 0 200000 400000 600000 800000 1000000",
        "99_999, 0",
        "0, 0",
        "60_000_000_000, 0 10000000000 20000000000 30000000000 40000000000 50000000000 60000000000",
    })
    void ticksAreRound(String endNs, String expected) {
        long end = Long.parseLong(endNs.replace("_", ""));
        assertThat(Ticks.upTo(end, 8))
                .containsExactlyElementsOf(
                        Stream.of(expected.split(" ")).map(Long::valueOf).toList());
    }

    private static List<String> lines(String text, int most) {
        return new TextLines(10, false, 100).of(text, most);
    }

    @Test
    void linesAreBrokenWhereTheyFit() {
        assertThat(new TextLines(10, false, 60).of("one two three four"))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() < 12);
        assertThat(lines("很".repeat(50), 2)).containsExactly("很".repeat(10), "很".repeat(9) + "…");
        assertThat(lines("x".repeat(500), 3)).hasSize(3);
        assertThat(lines("", 3)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"，", "。", "；", "：", "）", "、"})
    void aLineDoesNotBeginWithWhatClosesTheOneBefore(String closing) {
        assertThat(lines("很".repeat(10) + closing + "很", 9)).containsExactly("很".repeat(9), "很" + closing + "很");
    }

    /** For visual inspection: one picture per outcome and language in {@code target/screenshots}. */
    @Test
    void thereIsAPictureOfEveryOutcomeInEveryLanguage() throws Exception {
        for (Texts texts : Texts.ALL) {
            Map<String, RunHistory> outcomes = new TreeMap<>();
            for (Ending ending : Ending.values()) {
                IntStream.range(0, 60)
                        .mapToObj(seed -> judged(seed, ending, texts))
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
                seen(CardPicture.of(run, sentence(run), texts), "card-" + name);
            }
        }
    }
}
