package org.lockplay.export;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws PNG images, without a display. */
public final class ImagePen implements Pen {

    private final Graphics2D graphics;

    private ImagePen(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** A picture as a PNG file, one pixel per point. */
    public static byte[] png(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            picture.draw(new ImagePen(graphics));
        } finally {
            graphics.dispose();
        }
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, String colour) {
        fill(new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius), colour);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double width, String colour) {
        outline(new Line2D.Double(fromX, fromY, toX, toY), width, colour);
    }

    @Override
    public void dot(double x, double y, double radius, String colour) {
        fill(circle(x, y, radius), colour);
    }

    @Override
    public void ring(double x, double y, double radius, double width, String colour) {
        outline(circle(x, y, radius), width, colour);
    }

    @Override
    public void text(double x, double y, double size, boolean bold, Anchor anchor, String colour, String text) {
        Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
        graphics.setFont(font);
        graphics.setColor(Color.decode(colour));
        FontMetrics metrics = graphics.getFontMetrics();
        double shift = switch (anchor) {
            case START -> 0;
            case MIDDLE -> metrics.stringWidth(text) / 2.0;
            case END -> metrics.stringWidth(text);
        };
        graphics.drawString(text, (float) (x - shift), (float) y);
    }

    private static Shape circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    private void fill(Shape shape, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.fill(shape);
    }

    private void outline(Shape shape, double width, String colour) {
        graphics.setColor(Color.decode(colour));
        graphics.setStroke(new BasicStroke((float) width));
        graphics.draw(shape);
    }
}
