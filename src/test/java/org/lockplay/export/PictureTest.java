package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.text.Texts;
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
                .then(0, EventKind.READ, Field.COUNT, 1)
                .then(0, EventKind.WROTE, Field.COUNT, 0)
                .finishes(0, "killed")
                .history();
        return new RunHistory(
                history.id(), "finished", scenario, history.events(), Map.of("sentence", "<b>&", "safety", "violated"));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    /** What is drawn, without the title, which is for screen readers. */
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

    @Test
    void linesAreBrokenWhereTheyFit() {
        assertThat(TextLines.of("one two three four", 10, 60, 9))
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.length() < 12);
        assertThat(TextLines.of("很".repeat(50), 10, 100, 2))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
        assertThat(TextLines.of("x".repeat(500), 10, 100, 3)).hasSize(3);
        assertThat(TextLines.of("", 10, 100, 3)).containsExactly("");
    }
}
