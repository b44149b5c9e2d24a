package org.lockplay.export;

import java.util.Map;
import java.util.Optional;
import org.lockplay.text.Texts;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Progress;
import org.lockplay.verdict.Safety;

/**
 * The two answers of a verdict in a picture, each with its sign and its word. The signs are drawn, because few fonts
 * have all of them.
 */
record Answers(Safety safety, Progress progress) {

    /** Signs are designed in a square of this side. */
    private static final double SIGN = 16;

    private static final double LINE_HEIGHT = 1.5;

    /**
     * The answers of a verdict.
     *
     * @param verdict the verdict as the API returns it; without answers if it is empty or incomplete
     */
    static Optional<Answers> of(Map<String, Object> verdict) {
        return Safety.find(String.valueOf(verdict.get("safety")))
                .flatMap(safety -> Liveness.find(String.valueOf(verdict.get("liveness")))
                        .map(liveness -> new Answers(safety, liveness.progress())));
    }

    /** The height of the line that {@link #draw} fills. */
    static double heightOf(double size) {
        return size * LINE_HEIGHT;
    }

    /** Draws both below {@code top}, the second to the right of the first. */
    void draw(Pen pen, Texts texts, double x, double top, double size) {
        String word = texts.get("verdict.safety." + safety.wireName());
        String colour = Colours.of(safety);
        Sign sign = new Sign(pen, x, top + size * 0.15, size / SIGN, colour);
        switch (safety) {
            case HELD -> sign.check();
            case VIOLATED -> sign.cross();
        }
        pen.text(x + size * 1.3, top + size, size, true, Pen.Anchor.START, Colours.INK, word);
        double next = x + size * 2.6 + new TextLines(size, true, 0).widthOf(word);
        progress(pen, texts, next, top, size);
    }

    private void progress(Pen pen, Texts texts, double x, double top, double size) {
        Sign sign = new Sign(pen, x, top + size * 0.15, size / SIGN, Colours.of(progress));
        switch (progress) {
            case FINISHED -> sign.end();
            case RECOVERED -> sign.turn();
            case STUCK -> sign.noEntry();
            case CUT_OFF -> sign.cut();
        }
        String word = texts.get("verdict.progress." + progress.wireName());
        pen.text(x + size * 1.3, top + size, size, true, Pen.Anchor.START, Colours.INK, word);
    }

    /** A sign in a square, scaled to its place; the same shapes as on the page. */
    private record Sign(Pen pen, double x, double y, double scale, String colour) {

        private static final double STROKE = 2;

        void check() {
            line(3, 8.5, 6.4, 11.9);
            line(6.4, 11.9, 13, 4.8);
        }

        void cross() {
            line(4, 4, 12, 12);
            line(12, 4, 4, 12);
        }

        void end() {
            line(1.5, 8, 10, 8);
            line(6.5, 4.5, 10, 8);
            line(6.5, 11.5, 10, 8);
            line(13.5, 3, 13.5, 13);
        }

        void turn() {
            ring(5.3);
            line(13, 2, 13, 6);
            line(9, 6, 13, 6);
        }

        void noEntry() {
            ring(6);
            line(5, 8, 11, 8);
        }

        void cut() {
            line(1, 8, 5.5, 8);
            line(10.5, 8, 15, 8);
            line(9.5, 3.5, 6.5, 12.5);
        }

        private void line(double fromX, double fromY, double toX, double toY) {
            pen.line(x + fromX * scale, y + fromY * scale, x + toX * scale, y + toY * scale, STROKE * scale, colour);
        }

        private void ring(double radius) {
            pen.ring(x + SIGN / 2 * scale, y + SIGN / 2 * scale, radius * scale, STROKE * scale, colour);
        }
    }
}
