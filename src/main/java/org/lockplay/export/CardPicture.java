package org.lockplay.export;

import java.util.List;
import java.util.Optional;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.ScenarioTexts;
import org.lockplay.text.Texts;

/** The picture by which a link is shown elsewhere: 1200 × 630 points, as Open Graph wants it. */
public final class CardPicture implements Picture {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final double MARGIN = 56;
    private static final double TITLE_SIZE = 50;
    private static final double TEXT_SIZE = 27;
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

    /** Of a scenario, with what is said about it. */
    public static CardPicture of(Scenario scenario, String description, Texts texts) {
        return new CardPicture(scenario, description, Optional.empty(), texts);
    }

    /** Of a recorded run, with what came of it. */
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
        String title = TextLines.of(scenario.title(), TITLE_SIZE, WIDTH - 2 * MARGIN, 1)
                .get(0);
        pen.text(MARGIN, 148, TITLE_SIZE, true, Pen.Anchor.START, Colours.INK, title);
        List<String> lines = TextLines.of(description, TEXT_SIZE, WIDTH - 2 * MARGIN, 2);
        for (int i = 0; i < lines.size(); i++) {
            pen.text(MARGIN, 196 + i * 36, TEXT_SIZE, false, Pen.Anchor.START, Colours.MUTED, lines.get(i));
        }
        if (run.isPresent()) {
            new Lanes(TimelineMaker.of(run.get()), texts, MARGIN, 262, WIDTH - 2 * MARGIN, 340).draw(pen);
        } else {
            buyers(pen);
            pen.text(MARGIN, 596, 22, false, Pen.Anchor.START, Colours.MUTED, ScenarioTexts.summary(scenario, texts));
        }
    }

    private String colour() {
        return run.map(history -> history.verdict().get("safety"))
                .map(safety -> safety.equals("violated") ? Colours.WRONG : Colours.RIGHT)
                .orElse(Colours.ACCENT);
    }

    private static void key(Pen pen) {
        pen.ring(MARGIN + 12, 58, 9, 6, Colours.KEY);
        pen.line(MARGIN + 20, 66, MARGIN + 34, 80, 6, Colours.KEY);
        pen.line(MARGIN + 27, 73, MARGIN + 33, 67, 5, Colours.KEY);
    }

    /** The buyers in their processes on their hosts, and the tickets that they want. */
    private void buyers(Pen pen) {
        int buyers = Math.min(MOST_BUYERS, scenario.placement().buyers());
        int columns = buyers <= 10 ? 5 : buyers <= 32 ? 8 : 16;
        double cell = Math.min(118, 800.0 / columns);
        int rows = (buyers + columns - 1) / columns;
        double height = Math.min(92, 280.0 / rows);
        for (int buyer = 0; buyer < buyers; buyer++) {
            double x = MARGIN + buyer % columns * cell;
            double y = 272 + buyer / columns * height;
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
        pen.box(900, 300, 244, 200, 18, Colours.INK);
        pen.text(1022, 420, 96, true, Pen.Anchor.MIDDLE, Colours.PANEL, String.valueOf(scenario.stock()));
        pen.text(
                1022,
                468,
                22,
                false,
                Pen.Anchor.MIDDLE,
                Colours.PANEL,
                texts.get("store." + scenario.store().wireName() + ".name"));
    }
}
