package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.Office;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Firm, desks, books, budgets and balances of a whole pack, computed anew by LibreOffice after each
 * position was given a move; and a book in which one input was falsified.
 */
@OnEngine
class LiveTotalsTest {
  private static final int CENTS = 2;

  /** What a sheet shows of a double. */
  private static final MathContext SIGNIFICANT = new MathContext(Scale.SIGNIFICANT);

  @TempDir Path folder;

  private final SamplePack pack;
  private final Map<String, BigDecimal> moves = new HashMap<>();

  LiveTotalsTest(ClickHouseStore store) {
    pack = SamplePack.of(store, SampleRun.of("live totals", 55, 120));
  }

  private interface Edit {
    void of(ReadTable workbench) throws IOException;
  }

  private Path edited(String name, Edit edit) throws IOException {
    Path file = folder.resolve(name);
    try (XSSFWorkbook workbook = pack.workbook();
        OutputStream out = Files.newOutputStream(file)) {
      edit.of(ReadTable.of(workbook.getSheet("Workbench"), "Position"));
      workbook.write(out);
    }
    return file;
  }

  private void move(ReadTable workbench) {
    Random random = new Random(55);
    for (Row row : workbench.rows()) {
      BigDecimal wallet = line(workbench.text(row, "Position")).row().economics().isolatedMargin();
      BigDecimal move =
          wallet
              .multiply(BigDecimal.valueOf(random.nextInt(-200, 600), 3))
              .setScale(4, RoundingMode.DOWN);
      moves.put(workbench.text(row, "Position"), move);
      row.getCell(workbench.column("Move")).setCellValue(move.doubleValue());
    }
  }

  private static void falsify(ReadTable workbench) {
    Row row = workbench.rows().getFirst();
    var mark = row.getCell(workbench.column("Mark"));
    mark.setCellValue(mark.getNumericCellValue() * 1.001);
  }

  private PositionLine line(String key) {
    return pack.report().positions().stream()
        .filter(line -> line.key().toString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private BigDecimal moved(Predicate<PositionLine> which) {
    return pack.report().positions().stream()
        .filter(which)
        .map(line -> moves.getOrDefault(line.key().toString(), BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void nodesBudgetsAndBalancesFollowTheMovesAndAFalseInputIsCaught() throws Exception {
    Path moved = edited("moved.xlsx", this::move);
    Path falsified = edited("falsified.xlsx", LiveTotalsTest::falsify);
    Path computed = Files.createDirectory(folder.resolve("computed"));
    new Office(folder).recalculating().convert(List.of(moved, falsified), "xlsx", computed);
    try (XSSFWorkbook workbook = opened(computed, moved)) {
      assertThat(verdict(workbook)).isEqualTo("TIES OUT");
      nodes(ReadTable.of(workbook.getSheet("Nodes"), "Line"));
      accounts(ReadTable.of(workbook.getSheet("Accounts"), "Line"));
      assertThat(differing(workbook, "TieOut", "Figure", "Verdict")).isZero();
    }
    try (XSSFWorkbook workbook = opened(computed, falsified)) {
      assertThat(verdict(workbook)).isEqualTo("DIFFERS");
      assertThat(differing(workbook, "Workbench", "Position", "Check")).isOne();
      assertThat(differing(workbook, "Nodes", "Line", "Check")).as("book, desk, firm").isEqualTo(3);
      assertThat(differing(workbook, "TieOut", "Figure", "Verdict")).isPositive();
    }
  }

  private static XSSFWorkbook opened(Path folder, Path book) throws IOException {
    return new XSSFWorkbook(Files.newInputStream(folder.resolve(book.getFileName())));
  }

  private static String verdict(XSSFWorkbook workbook) {
    return workbook.getSheet("TieOut").getRow(Frame.BODY + 1).getCell(2).getStringCellValue();
  }

  private static long differing(XSSFWorkbook workbook, String sheet, String first, String column) {
    ReadTable table = ReadTable.of(workbook.getSheet(sheet), first);
    assertThat(table.rows()).as(sheet).isNotEmpty();
    return table.rows().stream().filter(row -> shown(table, row, column).equals("DIFFERS")).count();
  }

  /** What a formula came to. */
  private static String shown(ReadTable table, Row row, String heading) {
    return row.getCell(table.column(heading)).getStringCellValue();
  }

  private static double number(ReadTable table, Row row, String heading) {
    return row.getCell(table.column(heading)).getNumericCellValue();
  }

  private NodeLine node(String node, String asset) {
    return pack.report().nodes().stream()
        .filter(line -> line.row().node().equals(node))
        .filter(line -> line.row().settlementAsset().equals(asset))
        .findFirst()
        .orElseThrow();
  }

  private void nodes(ReadTable table) {
    int states = 0;
    assertThat(table.rows()).hasSameSizeAs(pack.report().nodes());
    for (Row row : table.rows()) {
      NodeLine node = node(table.text(row, "Node"), table.text(row, "Asset"));
      NodePath path = NodePath.parse(node.row().node()).orElseThrow();
      BigDecimal change =
          moved(
              line ->
                  line.row().settlementAsset().equals(node.row().settlementAsset())
                      && line.facts().node().upwards().contains(path));
      String name = node.row().node() + " " + node.row().settlementAsset();
      BigDecimal margin = node.row().exposure().isolatedMargin().add(change);
      BigDecimal open = node.row().exposure().openCapitalAtRisk().add(change);
      BigDecimal loss = node.row().realised().periodLoss().add(change);
      close(name, number(table, row, "Margin after"), margin);
      close(name, number(table, row, "Open capital after"), open);
      close(name, number(table, row, "Period loss after"), loss);
      assertThat(shown(table, row, "Check")).as(name).isEqualTo("ties");
      states += budget(table, row, "Open capital", node.openCapital(), open);
      states += budget(table, row, "Period loss", node.periodLoss(), loss);
    }
    assertThat(states).as("budgets looked at").isPositive();
  }

  private static int budget(
      ReadTable table, Row row, String name, Optional<BudgetLine> budget, BigDecimal used) {
    if (budget.isEmpty()) {
      return 0;
    }
    BigDecimal hard = budget.get().budget().hard();
    BigDecimal soft = budget.get().budget().soft();
    String state =
        used.compareTo(hard) > 0 ? "BREACH" : used.compareTo(soft) > 0 ? "WARNING" : "WITHIN";
    assertThat(shown(table, row, name + " state after")).isEqualTo(state);
    close(name, number(table, row, name + " headroom after"), hard.subtract(used));
    assertThat(number(table, row, name + " utilisation after"))
        .isCloseTo(used.doubleValue() / hard.doubleValue(), within(1e-9));
    return 1;
  }

  private void accounts(ReadTable table) {
    assertThat(table.rows()).hasSameSizeAs(pack.report().facts().balances());
    for (int i = 0; i < table.rows().size(); i++) {
      Row row = table.rows().get(i);
      AccountBalancesQuery.Row balance = pack.report().facts().balances().get(i);
      BigDecimal change =
          moved(
              line ->
                  line.key().account().equals(balance.account())
                      && line.key().instrument().venue().equals(balance.venue())
                      && line.row().settlementAsset().equals(balance.settlementAsset()));
      BigDecimal free = balance.freeBalance().subtract(change);
      close(balance.account(), number(table, row, "Moves"), change);
      close(balance.account(), number(table, row, "Free after"), free);
      assertThat(shown(table, row, "State")).isEqualTo(free.signum() < 0 ? "OVERDRAWN" : "covered");
    }
  }

  private static void close(String what, double is, BigDecimal should) {
    assertThat(new BigDecimal(is).round(SIGNIFICANT).setScale(CENTS, RoundingMode.HALF_UP))
        .as(what)
        .isEqualByComparingTo(should.setScale(CENTS, RoundingMode.HALF_UP));
  }
}
