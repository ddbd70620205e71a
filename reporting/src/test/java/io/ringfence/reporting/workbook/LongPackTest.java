package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.report.RiskReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** A pack whose rows are streamed says what a short one says. */
class LongPackTest {
  private static final Instant FIRST = Instant.parse("2025-10-10T00:00:00Z");

  private static XSSFSheet positions(RiskReport report) throws IOException {
    return sheet(report, "Positions");
  }

  private static XSSFSheet sheet(RiskReport report, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report).writeTo(bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray())).getSheet(name);
  }

  private static RiskReport liquidated(int count) {
    List<LiquidationsBetweenQuery.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new LiquidationsBetweenQuery.Row(
              FIRST.plusSeconds(i),
              "binance/acct-%s/BTCUSDT/long".formatted(i),
              1,
              "DESK",
              "book",
              "USDT",
              BigDecimal.ONE,
              BigDecimal.TEN,
              null,
              BigDecimal.ZERO,
              BigDecimal.ONE,
              BigDecimal.TEN,
              BigDecimal.ZERO,
              true));
    }
    return new RandomPositions(22).withLiquidations(rows).report(3);
  }

  /** In order of time the last lines are the latest: those stand on the sheet and on paper. */
  @Test
  void ofMoreLiquidationsThanASheetHoldsTheLatestStandThereAndTheLatestArePrinted()
      throws IOException {
    int all = ListSheet.MOST + 40;
    XSSFSheet sheet = sheet(liquidated(all), "Liquidations");
    assertThat(sheet.getRow(0).getCell(0).getStringCellValue())
        .isEqualTo("Liquidations: the latest 10,000 of 10,040 lines (all: report --export)");
    int last = sheet.getLastRowNum();
    int header = last - ListSheet.MOST;
    assertThat(sheet.getRow(header).getCell(0).getStringCellValue()).startsWith("At");
    assertThat(instant(sheet.getRow(header + 1))).isEqualTo(FIRST.plusSeconds(40));
    assertThat(instant(sheet.getRow(last))).isEqualTo(FIRST.plusSeconds(all - 1));
    assertThat(sheet.getFooter().getLeft()).endsWith("the latest 250 of 10000 lines");
    assertThat(printArea(sheet))
        .contains("$A$" + (last + 1 - Frame.PRINTED + 1) + ":")
        .endsWith("$" + (last + 1));
    assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(header);
    XSSFSheet fewer = sheet(liquidated(StreamedRows.FROM + 1), "Liquidations");
    assertThat(fewer.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Liquidations");
    assertThat(fewer.getFooter().getLeft()).endsWith("the latest 250 of 2501 lines");
    assertThat(printArea(fewer)).endsWith("$" + (fewer.getLastRowNum() + 1));
  }

  private static Instant instant(Row row) {
    return row.getCell(0).getLocalDateTimeCellValue().toInstant(ZoneOffset.UTC);
  }

  @Test
  void aStreamedPositionIsTheSameCellsInTheSameLooks() throws IOException {
    RandomPositions drawn = new RandomPositions(21);
    RiskReport whole = drawn.report(StreamedRows.FROM + 1);
    XSSFSheet streamed = positions(whole);
    RiskReport part =
        new RiskReport(
            whole.facts(),
            whole.positions().subList(0, 200),
            whole.nodes(),
            whole.tieOut(),
            whole.losses(),
            whole.proposals(),
            whole.caveats());
    XSSFSheet plain = positions(part);
    int header = plain.getLastRowNum() - 200;
    for (int i = 1; i <= 200; i++) {
      Row expected = plain.getRow(header + i);
      Row found = streamed.getRow(header + i);
      assertThat(found.getHeight()).isEqualTo(expected.getHeight());
      for (Cell cell : expected) {
        Cell other = found.getCell(cell.getColumnIndex());
        assertThat(other.toString()).isEqualTo(cell.toString());
        assertThat(other.getCellStyle().getAlignment())
            .isEqualTo(cell.getCellStyle().getAlignment());
        assertThat(other.getCellStyle().getFontIndex())
            .isEqualTo(cell.getCellStyle().getFontIndex());
      }
    }
    assertThat(streamed.getLastRowNum()).isEqualTo(header + whole.positions().size());
    Row last = streamed.getRow(streamed.getLastRowNum());
    String account = whole.positions().getLast().key().account();
    assertThat(last).anyMatch(cell -> cell.toString().equals(account));
    assertThat(streamed.getFooter().getLeft())
        .endsWith("the first 250 of %s lines".formatted(whole.positions().size()));
    assertThat(printArea(streamed)).endsWith("$" + (header + 1 + Frame.PRINTED));
    assertThat(printArea(plain)).endsWith("$" + (header + 1 + 200));
  }

  private static String printArea(XSSFSheet sheet) {
    return sheet.getWorkbook().getPrintArea(sheet.getWorkbook().getSheetIndex(sheet));
  }
}
