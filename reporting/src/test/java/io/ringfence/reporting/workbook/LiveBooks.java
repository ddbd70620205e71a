package io.ringfence.reporting.workbook;

import static java.util.Objects.requireNonNull;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.fixture.Office;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Books of random positions, each with a move written into it, as LibreOffice computes them anew.
 *
 * @param folder where they lie
 * @param seed what positions and moves are drawn from
 */
record LiveBooks(Path folder, long seed) {
  /**
   * One book.
   *
   * @param file as it was given to LibreOffice
   * @param report what it was made of
   * @param moves of each position by its key
   */
  record Edited(Path file, RiskReport report, Map<String, BigDecimal> moves) {
    /** Positions by their keys. */
    Map<String, PositionLine> lines() {
      Map<String, PositionLine> lines = new HashMap<>();
      report.positions().forEach(line -> lines.put(line.key().toString(), line));
      return lines;
    }
  }

  /**
   * A book in which every position was given a move of -20 to 40 % of its margin, and a tenth one
   * that is aimed at the middle between two amounts.
   */
  Edited edited(int number, int positions) throws IOException {
    RiskReport report = RandomPositions.ofEveryGeneration(seed + number).report(positions);
    Path issued = folder.resolve("issued" + number + ".xlsx");
    try (OutputStream out = Files.newOutputStream(issued)) {
      new RiskWorkbook(report).writeTo(out);
    }
    Random random = new Random(seed + number);
    Map<String, BigDecimal> moves = new HashMap<>();
    for (PositionLine line : report.positions()) {
      BigDecimal move =
          line.row()
              .economics()
              .isolatedMargin()
              .multiply(BigDecimal.valueOf(random.nextInt(-200, 400), 3))
              .setScale(6, RoundingMode.DOWN);
      moves.put(line.key().toString(), random.nextInt(10) == 0 ? aimed(line, move) : move);
    }
    Path file = folder.resolve("book" + number + ".xlsx");
    SheetValues table = SheetValues.of(issued, "Workbench", "Position");
    SheetValues.rewrite(issued, file, "Workbench", sheet -> moved(sheet, table, moves));
    return new Edited(file, report, moves);
  }

  /** A move nearby that carries equity to the middle between two amounts, or as near as it can. */
  private static BigDecimal aimed(PositionLine line, BigDecimal move) {
    MarginExposure now = requireNonNull(line.exposure());
    Terms terms = new Terms(line, now, ClosedForm.of(line));
    BigDecimal equity = now.equity().add(move);
    BigDecimal middle =
        equity
            .setScale(terms.wanted(), RoundingMode.FLOOR)
            .add(BigDecimal.valueOf(5, terms.wanted() + 1));
    int digits = Math.clamp(terms.roomOfEquity(), terms.wanted(), 9);
    return move.add(middle.subtract(equity).setScale(digits, RoundingMode.HALF_EVEN));
  }

  private static String moved(String sheet, SheetValues table, Map<String, BigDecimal> moves) {
    Map<String, BigDecimal> byLine = new HashMap<>();
    table
        .lines()
        .forEach(
            (line, row) ->
                byLine.put(line, requireNonNull(moves.get(table.cell(row, "Position").shown()))));
    return Pattern.compile("(<c r=\"%s(\\d+)\"[^>]*><v>)[^<]*".formatted(table.letters("Move")))
        .matcher(sheet)
        .replaceAll(
            found -> found.group(1) + requireNonNull(byLine.get(found.group(2))).toPlainString());
  }

  /** The same books after LibreOffice computed every formula of them. */
  Path computed(List<Edited> books) throws IOException, InterruptedException {
    Path computed = Files.createDirectory(folder.resolve("computed"));
    new Office(folder)
        .recalculating()
        .convert(books.stream().map(Edited::file).toList(), "xlsx", computed);
    return computed;
  }
}
