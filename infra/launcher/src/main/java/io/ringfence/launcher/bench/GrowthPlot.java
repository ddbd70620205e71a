package io.ringfence.launcher.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;

/** Draws the cost of a tick over the number of positions, both on logarithmic axes. */
final class GrowthPlot {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 640;
  private static final int LEFT = 90;
  private static final int BOTTOM = 560;
  private static final int TOP = 50;
  private static final int RIGHT = 960;
  private static final int FIRST_DECADE = 3;
  private static final int LAST_DECADE = 6;
  private static final int LOWEST_COST = 1;
  private static final int HIGHEST_COST = 7;

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();

  private GrowthPlot() {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
  }

  static void write(List<GrowthBench.Point> points, Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    GrowthPlot plot = new GrowthPlot();
    plot.drawGrid();
    plot.drawLine(
        points, GrowthBench.Point::scan, new Color(0xB0, 0x30, 0x30), "Vector API scan", 0);
    plot.drawLine(
        points,
        GrowthBench.Point::twoBasisPoints,
        new Color(0x30, 0x60, 0xB0),
        "ringfence, 2 bp",
        1);
    plot.drawLine(
        points,
        GrowthBench.Point::even,
        new Color(0x20, 0x80, 0x40),
        "ringfence, same crossings per tick",
        2);
    plot.graphics.dispose();
    ImageIO.write(plot.image, "png", file.toFile());
  }

  private void drawGrid() {
    for (int decade = FIRST_DECADE; decade <= LAST_DECADE; decade++) {
      int x = x(Math.pow(10, decade));
      graphics.setColor(Color.LIGHT_GRAY);
      graphics.drawLine(x, TOP, x, BOTTOM);
      graphics.setColor(Color.BLACK);
      graphics.drawString(
          String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, decade))), x - 25, BOTTOM + 22);
    }
    for (int decade = LOWEST_COST; decade <= HIGHEST_COST; decade++) {
      int y = y(Math.pow(10, decade));
      graphics.setColor(Color.LIGHT_GRAY);
      graphics.drawLine(LEFT, y, RIGHT, y);
      graphics.setColor(Color.BLACK);
      graphics.drawString(
          String.format(Locale.ROOT, "%,d", Math.round(Math.pow(10, decade))), 15, y + 5);
    }
    graphics.drawString("ns of processor time per tick", LEFT, TOP - 15);
    graphics.drawString("positions of one instrument", RIGHT - 180, BOTTOM + 48);
  }

  private void drawLine(
      List<GrowthBench.Point> points,
      ToDoubleFunction<GrowthBench.Point> cost,
      Color colour,
      String name,
      int place) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(2.5f));
    for (int i = 0; i < points.size(); i++) {
      int x = x(points.get(i).positions());
      int y = y(cost.applyAsDouble(points.get(i)));
      graphics.fillOval(x - 4, y - 4, 8, 8);
      if (i > 0) {
        graphics.drawLine(
            x(points.get(i - 1).positions()), y(cost.applyAsDouble(points.get(i - 1))), x, y);
      }
    }
    graphics.drawString(name, LEFT + 20 + 290 * place, HEIGHT - 12);
    graphics.setStroke(new BasicStroke(1));
  }

  private static int x(double positions) {
    double part = (Math.log10(positions) - FIRST_DECADE) / (LAST_DECADE - FIRST_DECADE);
    return (int) Math.round(LEFT + part * (RIGHT - LEFT));
  }

  private static int y(double nanos) {
    double part = (Math.log10(Math.max(1, nanos)) - LOWEST_COST) / (HIGHEST_COST - LOWEST_COST);
    return (int) Math.round(BOTTOM - part * (BOTTOM - TOP));
  }
}
