package org.lockplay.export;

import java.util.Locale;

/** Draws SVG. Escapes all texts. */
public final class SvgPen implements Pen {

    private static final String FONTS =
            "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei',"
                    + " 'Noto Sans CJK SC', Arial, sans-serif";

    private final StringBuilder svg = new StringBuilder();

    private SvgPen() {}

    /** A picture as an SVG document. */
    public static String svg(Picture picture) {
        SvgPen pen = new SvgPen();
        pen.svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " role=\"img\" lang=\"%3$s\" font-family=\"%4$s\">%n<title>%5$s</title>%n",
                picture.width(),
                picture.height(),
                picture.language(),
                FONTS,
                escaped(picture.description())));
        picture.draw(pen);
        return pen.svg.append("</svg>\n").toString();
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, String colour) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" fill=\"%s\"/>%n",
                x, y, width, height, radius, colour);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double width, String colour) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.1f\" stroke=\"%s\"/>%n",
                fromX, fromY, toX, toY, width, colour);
    }

    @Override
    public void dot(double x, double y, double radius, String colour) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n", x, y, radius, colour);
    }

    @Override
    public void ring(double x, double y, double radius, double width, String colour) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"none\" stroke-width=\"%.1f\" stroke=\"%s\"/>%n",
                x, y, radius, width, colour);
    }

    @Override
    public void text(double x, double y, double size, boolean bold, Anchor anchor, String colour, String text) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" font-weight=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n",
                x, y, size, bold ? "700" : "400", anchor.name().toLowerCase(Locale.ROOT), colour, escaped(text));
    }

    private void add(String format, Object... args) {
        svg.append(String.format(Locale.ROOT, format, args));
    }

    /** Escapes a text for XML and drops characters that XML cannot contain. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(sign) ? sign : ' ');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int sign) {
        return sign >= ' '
                && !Character.isSurrogate((char) Math.min(sign, Character.MAX_VALUE))
                && sign != 0xFFFE
                && sign != 0xFFFF;
    }
}
