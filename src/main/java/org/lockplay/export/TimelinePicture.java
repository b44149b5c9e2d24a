package org.lockplay.export;

import org.lockplay.text.Texts;

/** A run's timeline as a picture: its title, what came of it, and a lane for each buyer. */
public final class TimelinePicture implements Picture {

    private static final int WIDTH = 1200;
    private static final int MARGIN = 24;
    private static final int HEAD = 84;
    private static final int LANE = 26;
    private static final int FOOT = 44;

    private final RunHistory history;
    private final Texts texts;

    public TimelinePicture(RunHistory history, Texts texts) {
        this.history = history;
        this.texts = texts;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEAD + FOOT + LANE * history.scenario().placement().buyers();
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
        boolean wrong = "violated".equals(history.verdict().get("safety"));
        pen.box(0, 0, WIDTH, height(), 0, Colours.PANEL);
        pen.box(0, 0, 8, HEAD - 12, 0, wrong ? Colours.WRONG : Colours.RIGHT);
        String title = TextLines.of(history.scenario().title(), 20, WIDTH - 2.0 * MARGIN, 1)
                .get(0);
        pen.text(MARGIN, 34, 20, true, Pen.Anchor.START, Colours.INK, title);
        String sentence =
                TextLines.of(description(), 14, WIDTH - 2.0 * MARGIN, 1).get(0);
        pen.text(MARGIN, 60, 14, false, Pen.Anchor.START, Colours.MUTED, sentence);
        new Lanes(TimelineMaker.of(history), texts, 0, HEAD - 4.0, WIDTH, height() - HEAD - 10.0).draw(pen);
    }
}
