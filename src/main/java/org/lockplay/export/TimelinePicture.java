package org.lockplay.export;

import java.util.Optional;
import org.lockplay.text.Texts;

/** A run's timeline as a picture: its title, its result, and a lane for each buyer. */
public final class TimelinePicture implements Picture {

    private static final int WIDTH = 1200;
    private static final int MARGIN = 24;
    private static final int TOP = 16;
    private static final int BELOW_HEAD = 12;
    private static final int LANE = 26;
    private static final int FOOT = 44;
    private static final double ANSWERS = 15;

    private final RunHistory history;
    private final Texts texts;
    private final Paragraph title;
    private final Paragraph sentence;
    private final Optional<Answers> answers;

    public TimelinePicture(RunHistory history, Texts texts) {
        this.history = history;
        this.texts = texts;
        this.title = Paragraph.of(history.scenario().title(), 20, true, WIDTH - 2.0 * MARGIN);
        this.sentence = Paragraph.of(description(), 14, false, WIDTH - 2.0 * MARGIN);
        this.answers = Answers.of(history.verdict());
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return head() + FOOT + LANE * history.scenario().placement().buyers();
    }

    private int head() {
        return (int) Math.ceil(answersTop() + answersHeight() + sentence.height() + BELOW_HEAD);
    }

    private double answersTop() {
        return TOP + title.height();
    }

    private double answersHeight() {
        return answers.isPresent() ? Answers.heightOf(ANSWERS) : 0;
    }

    @Override
    public String description() {
        Object sentence = history.verdict().get("sentence");
        return sentence == null ? history.scenario().title() : String.valueOf(sentence);
    }

    @Override
    public String language() {
        return texts.languageTag();
    }

    @Override
    public void draw(Pen pen) {
        pen.box(0, 0, WIDTH, height(), 0, Colours.PANEL);
        pen.box(0, 0, 8, head() - BELOW_HEAD, 0, Colours.of(history.verdict()));
        title.draw(pen, MARGIN, TOP, Colours.INK);
        answers.ifPresent(both -> both.draw(pen, texts, MARGIN, answersTop(), ANSWERS));
        sentence.draw(pen, MARGIN, answersTop() + answersHeight(), Colours.MUTED);
        new Lanes(TimelineMaker.of(history), texts, 0, head(), WIDTH, height() - head() - 10.0).draw(pen);
    }
}
