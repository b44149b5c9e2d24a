package org.lockplay.export;

import java.util.Optional;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.ScenarioTexts;
import org.lockplay.text.Texts;

/** The preview picture of a link: 1200 × 630 points, as Open Graph recommends. */
public final class CardPicture implements Picture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final double MARGIN = 56;
    private static final double TITLE_TOP = 98;
    private static final double TITLE_HEIGHT = 74;
    private static final double TITLE_SIZE = 50;
    private static final double LEAST_TITLE_SIZE = 26;
    private static final double TEXT_HEIGHT = 130;
    private static final double TEXT_SIZE = 27;
    private static final double LEAST_TEXT_SIZE = 16;
    private static final double ANSWERS_SIZE = 28;
    private static final double SUMMARY_HEIGHT = 32;
    private static final double GAP = 14;
    private static final double BOTTOM = 602;
    private static final int MOST_BUYERS = 64;

    private final Scenario scenario;
    private final String description;
    private final Optional<RunHistory> run;
    private final Texts texts;

    private CardPicture(Scenario scenario, String description, Optional<RunHistory> run, Texts texts) {
        this.scenario = scenario;
        this.description = description;
        this.run = run;
        this.texts = texts;
    }

    /** The picture of a scenario with a description. */
    public static CardPicture of(Scenario scenario, String description, Texts texts) {
        return new CardPicture(scenario, description, Optional.empty(), texts);
    }

    /** The picture of a recorded run with its result. */
    public static CardPicture of(RunHistory run, String description, Texts texts) {
        return new CardPicture(run.scenario(), description, Optional.of(run), texts);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public String language() {
        return texts.languageTag();
    }

    @Override
    public void draw(Pen pen) {
        pen.box(0, 0, WIDTH, HEIGHT, 0, Colours.PANEL);
        pen.box(0, 0, WIDTH, 14, 0, colour());
        key(pen);
        pen.text(MARGIN + 46, 74, 26, true, Pen.Anchor.START, Colours.MUTED, texts.get("page.name"));
        double width = WIDTH - 2 * MARGIN;
        Paragraph title = Paragraph.fitting(scenario.title(), true, width, TITLE_HEIGHT, TITLE_SIZE, LEAST_TITLE_SIZE);
        title.draw(pen, MARGIN, TITLE_TOP, Colours.INK);
        double below = TITLE_TOP + title.height();
        Optional<Answers> answers = run.flatMap(history -> Answers.of(history.verdict()));
        if (answers.isPresent()) {
            answers.get().draw(pen, texts, MARGIN, below, ANSWERS_SIZE);
            below += Answers.heightOf(ANSWERS_SIZE);
        }
        Paragraph text = Paragraph.fitting(description, false, width, TEXT_HEIGHT, TEXT_SIZE, LEAST_TEXT_SIZE);
        text.draw(pen, MARGIN, below, Colours.MUTED);
        double top = below + text.height() + GAP;
        if (run.isPresent()) {
            new Lanes(TimelineMaker.of(run.get()), texts, MARGIN, top, width, BOTTOM - top).draw(pen);
        } else {
            buyers(pen, top);
            summary(pen);
        }
    }

    /** At the bottom, unless the description says the same. */
    private void summary(Pen pen) {
        String summary = ScenarioTexts.summary(scenario, texts);
        if (!summary.equals(description)) {
            Paragraph.fitting(summary, false, WIDTH - 2 * MARGIN, SUMMARY_HEIGHT, 22, 14)
                    .draw(pen, MARGIN, BOTTOM - SUMMARY_HEIGHT, Colours.MUTED);
        }
    }

    private String colour() {
        return run.map(history -> Colours.of(history.verdict())).orElse(Colours.ACCENT);
    }

    private static void key(Pen pen) {
        pen.ring(MARGIN + 12, 58, 9, 6, Colours.KEY);
        pen.line(MARGIN + 20, 66, MARGIN + 34, 80, 6, Colours.KEY);
        pen.line(MARGIN + 27, 73, MARGIN + 33, 67, 5, Colours.KEY);
    }

    /** The buyers, grouped by process and host, and the tickets. */
    private void buyers(Pen pen, double top) {
        int buyers = Math.min(MOST_BUYERS, scenario.placement().buyers());
        int columns = buyers <= 10 ? 5 : buyers <= 32 ? 8 : 16;
        double cell = Math.min(118, 800.0 / columns);
        int rows = (buyers + columns - 1) / columns;
        double height = Math.min(92, (BOTTOM - SUMMARY_HEIGHT - top) / rows);
        for (int buyer = 0; buyer < buyers; buyer++) {
            double x = MARGIN + buyer % columns * cell;
            double y = top + buyer / columns * height;
            int host = scenario.placement().hostOf(scenario.placement().workerOf(buyer));
            pen.box(x, y, cell - 10, height - 10, 10, host % 2 == 0 ? Colours.GROUND : Colours.LINE);
            pen.text(
                    x + (cell - 10) / 2,
                    y + height / 2,
                    Math.min(20, cell / 3),
                    true,
                    Pen.Anchor.MIDDLE,
                    Colours.INK,
                    String.valueOf(buyer));
        }
        tickets(pen, top);
    }

    private void tickets(Pen pen, double top) {
        String stock = String.valueOf(scenario.stock());
        double size = Math.min(96, 340.0 / stock.length());
        pen.box(900, top + 14, 244, 200, 18, Colours.INK);
        pen.text(1022, top + 100 + size / 3, size, true, Pen.Anchor.MIDDLE, Colours.PANEL, stock);
        pen.text(
                1022,
                top + 184,
                22,
                false,
                Pen.Anchor.MIDDLE,
                Colours.PANEL,
                texts.get("store." + scenario.store().wireName() + ".name"));
    }
}
