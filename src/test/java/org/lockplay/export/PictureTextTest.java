package org.lockplay.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.text.Texts;

/** The texts on pictures are whole, within the picture and apart from each other. */
class PictureTextTest {

    @Test
    void theWholeSentenceIsOnEveryPictureInBothLanguages() {
        Texts.ALL.forEach(texts -> DrawnRun.judged(texts)
                .forEach(run -> DrawnRun.pictures(run, texts)
                        .forEach(picture -> assertThat(TextPen.of(picture).withoutBlanks())
                                .contains(DrawnRun.sentence(run).replaceAll("\\s", "")))));
    }

    @Test
    void noTextLeavesItsPictureOrRunsIntoTheNextLine() {
        Texts.ALL.forEach(texts -> DrawnRun.judged(texts)
                .flatMap(run -> DrawnRun.pictures(run, texts).stream())
                .forEach(PictureTextTest::isInItsPlace));
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

        DrawnRun.pictures(run, Texts.CHINESE).forEach(picture -> {
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
}
