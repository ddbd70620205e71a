package io.ringfence.reporting.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.IsolatedPosition;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The workbook's own arithmetic: LibreOffice computes random positions of every venue anew after
 * each was given a move, and comes to what the engine says of the position with that move. One book
 * of 2,500 positions, and 10,000 with {@code -Dringfence.test.liveBooks=4}.
 */
class LiveFormulasTest {
  private static final int BOOKS = Integer.getInteger("ringfence.test.liveBooks", 1);
  private static final int POSITIONS = 2_500;
  private static final double DOUBT_ULPS = 8;
  private static final long SEED = 20251010;

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  /** What was written into one book: its report, and the move of each position. */
  private record Edited(Path file, RiskReport report, Map<String, BigDecimal> moves) {}

  private Edited edited(int number) throws IOException {
    RiskReport report = new RandomPositions(SEED + number).report(POSITIONS);
    Path file = folder.resolve("book" + number + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new RiskWorkbook(report).writeTo(out);
    }
    Map<String, BigDecimal> moves = new HashMap<>();
    Map<String, PositionLine> lines = byKey(report);
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      ReadTable table = ReadTable.of(workbook.getSheet("Workbench"), "Position");
      for (Row row : table.rows()) {
        PositionLine line = requireNonNull(lines.get(table.text(row, "Position")));
        BigDecimal move =
            line.row()
                .economics()
                .isolatedMargin()
                .multiply(BigDecimal.valueOf(random.nextInt(-200, 400), 3))
                .setScale(6, RoundingMode.DOWN);
        moves.put(line.key().toString(), move);
        row.getCell(table.column("Move")).setCellValue(move.doubleValue());
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
    return new Edited(file, report, moves);
  }

  private static Map<String, PositionLine> byKey(RiskReport report) {
    Map<String, PositionLine> lines = new HashMap<>();
    report.positions().forEach(line -> lines.put(line.key().toString(), line));
    return lines;
  }

  @Test
  void whatLibreOfficeComputesIsWhatTheEngineSays() throws Exception {
    List<Edited> books = new ArrayList<>();
    for (int i = 0; i < BOOKS; i++) {
      books.add(edited(i));
    }
    Path computed = Files.createDirectory(folder.resolve("computed"));
    new Office(folder)
        .recalculating()
        .convert(books.stream().map(Edited::file).toList(), "xlsx", computed);
    Tally tally = new Tally();
    for (Edited book : books) {
      try (XSSFWorkbook workbook =
          new XSSFWorkbook(Files.newInputStream(computed.resolve(book.file().getFileName())))) {
        compare(ReadTable.of(workbook.getSheet("Workbench"), "Position"), book, tally);
        tally.tieOuts.add(
            workbook.getSheet("TieOut").getRow(Frame.BODY + 1).getCell(2).getStringCellValue());
      }
    }
    assertThat(tally.differences).isEmpty();
    assertThat(tally.tieOuts).hasSize(BOOKS).containsOnly("TIES OUT");
    StringBuilder shares = new StringBuilder();
    tally.live.forEach(
        (venue, counts) -> shares.append(venue + " " + counts[0] + "/" + counts[1] + "\n"));
    Files.writeString(Path.of("target", "live-formulas.txt"), shares);
    assertThat(tally.betweenTwo).isLessThan(BOOKS * POSITIONS / 200);
    assertThat(tally.positions).isEqualTo(BOOKS * POSITIONS);
    assertThat(tally.withFormula).isGreaterThan(BOOKS * POSITIONS / 2);
    assertThat(tally.prices).isGreaterThan(BOOKS * POSITIONS / 3);
  }

  private static final class Tally {
    private final List<String> differences = new ArrayList<>();
    private final List<String> tieOuts = new ArrayList<>();
    private int positions;
    private int withFormula;
    private int prices;
    private int betweenTwo;

    /** Of each venue how many positions have formulas, and how many there are. */
    private final Map<String, int[]> live = new TreeMap<>();

    private void found(String venue, boolean hasFormula) {
      int[] counts = live.computeIfAbsent(venue, _ -> new int[2]);
      counts[0] += hasFormula ? 1 : 0;
      counts[1]++;
      positions++;
      withFormula += hasFormula ? 1 : 0;
    }

    private void compare(String what, Cell cell, Optional<BigDecimal> expected, int scale) {
      String is = shown(cell, scale);
      String should =
          expected
              .map(figure -> plain(figure.setScale(scale, RoundingMode.HALF_UP)))
              .orElse("none");
      if (is.equals(should)) {
        return;
      }
      if (expected.filter(figure -> isBetweenTwo(cell, figure, scale)).isPresent()) {
        betweenTwo++;
      } else if (differences.size() < 20) {
        differences.add("%s: sheet %s, engine %s".formatted(what, is, should));
      }
    }

    /**
     * Whether a figure lies so near the middle between two that are shown that a double cannot say
     * which is nearer: a spreadsheet may show either.
     */
    private static boolean isBetweenTwo(Cell cell, BigDecimal figure, int scale) {
      BigDecimal doubt = BigDecimal.valueOf(DOUBT_ULPS * Math.ulp(figure.doubleValue()));
      return isNumber(cell)
          && BigDecimal.valueOf(cell.getNumericCellValue())
                  .setScale(scale, RoundingMode.HALF_UP)
                  .subtract(figure)
                  .abs()
                  .compareTo(BigDecimal.valueOf(5, scale + 1).add(doubt))
              <= 0;
    }

    private static boolean isNumber(Cell cell) {
      return cell.getCellType() == CellType.NUMERIC
          || (cell.getCellType() == CellType.FORMULA
              && cell.getCachedFormulaResultType() == CellType.NUMERIC);
    }

    private static String shown(Cell cell, int scale) {
      return isNumber(cell)
          ? plain(
              BigDecimal.valueOf(cell.getNumericCellValue()).setScale(scale, RoundingMode.HALF_UP))
          : cell.getStringCellValue();
    }

    private static String plain(BigDecimal figure) {
      return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
  }

  private static void compare(ReadTable table, Edited book, Tally tally) {
    Map<String, PositionLine> lines = byKey(book.report());
    Digits digits = new Digits(book.report().positions());
    for (Row row : table.rows()) {
      PositionLine line = requireNonNull(lines.get(table.text(row, "Position")));
      String check = row.getCell(table.column("Check")).getStringCellValue();
      tally.found(line.key().instrument().venue(), !check.equals("engine only"));
      if (check.equals("engine only")) {
        assertThat(row.getCell(table.column("Liquidation price after")).getStringCellValue())
            .isEqualTo("engine only");
        assertThat(row.getCell(table.column("Note")).getStringCellValue())
            .startsWith("Engine's figures");
        continue;
      }
      if (!check.equals("ties")) {
        tally.differences.add(line.key() + ": check " + check);
      }
      BigDecimal move = requireNonNull(book.moves().get(line.key().toString()));
      compare(table, row, line, after(line, move), digits, tally);
    }
  }

  private static MarginExposure after(PositionLine line, BigDecimal move) {
    MarginExposure now = requireNonNull(line.exposure());
    IsolatedPosition moved = now.position().plusMargin(move);
    return MarginExposure.of(line.rules(), moved, now.leverage(), now.markPrice());
  }

  private static void compare(
      ReadTable table,
      Row row,
      PositionLine line,
      MarginExposure after,
      Digits digits,
      Tally tally) {
    String asset = line.row().settlementAsset();
    MarginExposure now = requireNonNull(line.exposure());
    int places =
        line.liquidationPrice()
            .map(price -> Scale.of(price, digits.places(line.key().instrument())))
            .orElse(digits.places(line.key().instrument()));
    Optional<BigDecimal> price = after.liquidationPrice().map(root -> root.price(after.side()));
    tally.prices += price.isPresent() ? 1 : 0;
    String name = line.key() + " " + line.rules().model().getClass().getSimpleName();
    tally.compare(name + " price", cell(table, row, "Liquidation price after"), price, places);
    tally.compare(
        name + " distance", cell(table, row, "Distance after"), after.distance(), Scale.DISTANCE);
    tally.compare(
        name + " removable",
        cell(table, row, "Removable after"),
        Optional.of(after.removableMargin()),
        Scale.amount(now.removableMargin(), asset));
    tally.compare(
        name + " equity",
        cell(table, row, "Equity after"),
        Optional.of(after.equity()),
        Scale.amount(now.equity(), asset));
    tally.compare(
        name + " requirement",
        cell(table, row, "Requirement"),
        Optional.of(after.maintenanceMargin()),
        Scale.amount(now.maintenanceMargin(), asset));
  }

  private static Cell cell(ReadTable table, Row row, String heading) {
    return row.getCell(table.column(heading));
  }
}
