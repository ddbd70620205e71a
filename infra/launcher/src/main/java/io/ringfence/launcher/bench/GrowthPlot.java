package io.ringfence.launcher.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;

/** Draws the cost of a tick over the number of positions, both on logarithmic axes. */
final class GrowthPlot {
  static final int WIDTH = 1280;
  static final int HEIGHT = 760;
  private static final int LEFT = 110;
  private static final int BOTTOM = 660;
  private static final int TOP = 110;
  private static final int RIGHT = 960;
  private static final int FIRST_DECADE = 3;
  private static final int LAST_DECADE = 6;
  private static final int LOWEST_COST = 1;
  private static final int HIGHEST_COST = 7;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
  private static final Color FINE_GRID = new Color(0xF2, 0xF2, 0xF2);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
  private static final String[] COSTS = {
    "10 ns", "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms"
  };

  /**
   * A line of the plot.
   *
   * @param label what stands at its end, line by line
   */
  private record Curve(ToDoubleFunction<Growth.Point> cost, Color colour, List<String> label) {}

  private static final List<Curve> CURVES =
      List.of(
          new Curve(
              Growth.Point::scan,
              new Color(0xB2, 0x18, 0x2B),
              List.of("Vector API scan:", "visits every position")),
          new Curve(
              Growth.Point::twoBasisPoints,
              new Color(0x21, 0x66, 0xAC),
              List.of("Ringfence, ticks of up to 2 bp:", "more positions, more crossings")),
          new Curve(
              Growth.Point::even,
              new Color(0x1B, 0x78, 0x37),
              List.of("Ringfence, as many crossings", "per tick at every size")));

  private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D graphics = image.createGraphics();

  private GrowthPlot() {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
  }

  static void write(Growth growth, Path file) throws IOException {
    System.setProperty("java.awt.headless", "true");
    GrowthPlot plot = new GrowthPlot();
    plot.drawTitles();
    plot.drawPositionGrid();
    plot.drawCostGrid();
    for (Curve curve : CURVES) {
      plot.draw(curve, growth.points());
    }
    plot.graphics.dispose();
    ImageIO.write(plot.image, "png", file.toFile());
  }

  private void drawTitles() {
    graphics.setColor(INK);
    graphics.setFont(TITLE);
    graphics.drawString("What a tick costs, by the positions of its instrument", LEFT, 48);
    graphics.setFont(TEXT);
    graphics.drawString(
        "Processor time of one core per tick; ten tiers, three alert levels and liquidation each",
        LEFT,
        76);
    centre("positions of the instrument", (LEFT + RIGHT) / 2, BOTTOM + 62);
  }

  private void drawPositionGrid() {
    for (int decade = FIRST_DECADE; decade <= LAST_DECADE; decade++) {
      double positions = Math.pow(10, decade);
      for (int part = 2; part < 10 && decade < LAST_DECADE; part++) {
        line(FINE_GRID, x(positions * part), TOP, x(positions * part), BOTTOM);
      }
      line(GRID, x(positions), TOP, x(positions), BOTTOM);
      graphics.setColor(INK);
      centre(
          String.format(Locale.ROOT, "%,d", Math.round(positions)),
          (int) x(positions),
          BOTTOM + 28);
    }
  }

  private void drawCostGrid() {
    for (int decade = LOWEST_COST; decade <= HIGHEST_COST; decade++) {
      double nanos = Math.pow(10, decade);
      for (int part = 2; part < 10 && decade < HIGHEST_COST; part++) {
        line(FINE_GRID, LEFT, y(nanos * part), RIGHT, y(nanos * part));
      }
      line(GRID, LEFT, y(nanos), RIGHT, y(nanos));
      graphics.setColor(INK);
      String label = COSTS[decade - LOWEST_COST];
      int width = graphics.getFontMetrics().stringWidth(label);
      graphics.drawString(label, LEFT - 14 - width, (int) y(nanos) + 6);
    }
  }

  private void line(Color colour, double fromX, double fromY, double toX, double toY) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
  }

  private void centre(String text, int x, int y) {
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, x - width / 2, y);
  }

  private void draw(Curve curve, List<Growth.Point> points) {
    graphics.setColor(curve.colour);
    graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < points.size(); i++) {
      double x = x(points.get(i).positions());
      double y = y(curve.cost.applyAsDouble(points.get(i)));
      graphics.fill(new Ellipse2D.Double(x - 5, y - 5, 10, 10));
      if (i > 0) {
        Growth.Point before = points.get(i - 1);
        graphics.draw(
            new Line2D.Double(x(before.positions()), y(curve.cost.applyAsDouble(before)), x, y));
      }
    }
    label(curve, points.getLast());
  }

  private void label(Curve curve, Growth.Point last) {
    int x = (int) x(last.positions()) + 16;
    int y = (int) y(curve.cost.applyAsDouble(last)) - 2;
    graphics.setFont(TEXT);
    for (int line = 0; line < curve.label.size(); line++) {
      graphics.drawString(curve.label.get(line), x, y + 20 * line);
    }
  }

  private static double x(double positions) {
    double part = (Math.log10(positions) - FIRST_DECADE) / (LAST_DECADE - FIRST_DECADE);
    return LEFT + part * (RIGHT - LEFT);
  }

  private static double y(double nanos) {
    double part = (Math.log10(Math.max(10, nanos)) - LOWEST_COST) / (HIGHEST_COST - LOWEST_COST);
    return BOTTOM - part * (BOTTOM - TOP);
  }
}
