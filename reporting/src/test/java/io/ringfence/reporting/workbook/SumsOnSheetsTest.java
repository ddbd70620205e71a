package io.ringfence.reporting.workbook;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sum of the positions = desks = firm, on every sheet that shows them. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SumsOnSheetsTest {
  private static final double HALF_A_CENT = 0.005;

  private final XSSFWorkbook workbook;

  SumsOnSheetsTest(ClickHouseStore store) {
    workbook = SamplePack.of(store, SampleRun.of("sums", 11, 150)).workbook();
  }

  private Map<String, BigDecimal> exactPositions(String heading) {
    ReadTable positions = ReadTable.of(workbook.getSheet("Positions"), "Venue");
    return positions.rows().stream()
        .collect(
            groupingBy(
                row -> positions.text(row, "Asset"),
                reducing(
                    BigDecimal.ZERO,
                    row -> new BigDecimal(positions.text(row, heading)),
                    BigDecimal::add)));
  }

  private double firm(String asset, String heading) {
    ReadTable desks = ReadTable.of(workbook.getSheet("Desks"), "Node");
    return sum(desks, asset, "firm", heading);
  }

  private static double sum(ReadTable desks, String asset, String level, String heading) {
    List<Row> rows =
        desks.rows().stream()
            .filter(row -> desks.text(row, "Asset").equals(asset))
            .filter(row -> desks.text(row, "Level").equals(level))
            .toList();
    return rows.stream()
        .mapToDouble(row -> row.getCell(desks.column(heading)).getNumericCellValue())
        .sum();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Isolated margin", "Unrealised PnL", "Equity", "Maintenance requirement"})
  void positionsToTheLastDigitAreTheControlTotalsOfTheCover(String figure) {
    ReadTable totals = lastTable("Figure");
    Map<String, BigDecimal> positions = exactPositions(figure + ", exact");
    assertThat(positions).containsOnlyKeys("USDT", "USDC");
    positions.forEach(
        (asset, sum) -> {
          Row line = line(totals, figure, asset);
          for (String level : List.of("Positions", "Books", "Desks", "Firm")) {
            assertThat(new BigDecimal(totals.text(line, level)))
                .as("%s %s %s", figure, asset, level)
                .isEqualByComparingTo(sum);
          }
          assertThat(totals.text(line, "Verdict")).isEqualTo("ties");
          assertThat(firm(asset, figure)).isCloseTo(sum.doubleValue(), within(HALF_A_CENT));
        });
  }

  /** The control totals with all digits stand below those that are rounded for reading. */
  private ReadTable lastTable(String firstHeading) {
    ReadTable rounded = ReadTable.of(workbook.getSheet("Cover"), firstHeading);
    for (int line = rounded.rows().getLast().getRowNum(); ; line++) {
      Row row = workbook.getSheet("Cover").getRow(line);
      if (row != null && row.getCell(0) != null && row.getCell(0).toString().equals("Figure")) {
        return new ReadTable(row, ReadTable.below(workbook.getSheet("Cover"), line));
      }
    }
  }

  private static Row line(ReadTable totals, String figure, String asset) {
    return totals.rows().stream()
        .filter(row -> totals.text(row, "Figure").equals(figure))
        .filter(row -> totals.text(row, "Asset").equals(asset))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "USDT, Isolated margin",
    "USDC, Isolated margin",
    "USDT, Unrealised PnL",
    "USDT, Equity",
    "USDC, Equity",
    "USDT, Maintenance requirement",
    "USDT, Gross notional",
    "USDT, Open capital used",
    "USDT, Liquidation loss",
  })
  void booksAndDesksAddUpToTheFirmOnSheetDesks(String asset, String figure) {
    ReadTable desks = ReadTable.of(workbook.getSheet("Desks"), "Node");
    assertThat(sum(desks, asset, "desk", figure))
        .isCloseTo(firm(asset, figure), within(HALF_A_CENT));
    assertThat(sum(desks, asset, "book", figure))
        .isCloseTo(firm(asset, figure), within(HALF_A_CENT));
  }

  @ParameterizedTest
  @CsvSource({
    "Notional, Gross notional",
    "Isolated margin, Isolated margin",
    "Equity, Equity",
    "Maintenance requirement, Maintenance requirement"
  })
  void theSumsAbovePositionsAreThoseOfTheColumnAndOfTheFirm(String column, String figure) {
    ReadTable positions = ReadTable.of(workbook.getSheet("Positions"), "Venue");
    int place = positions.column(column);
    for (String asset : List.of("USDT", "USDC")) {
      double below =
          positions.rows().stream()
              .filter(row -> positions.text(row, "Asset").equals(asset))
              .mapToDouble(row -> row.getCell(place).getNumericCellValue())
              .sum();
      for (String label : List.of("sum of the positions below", "sum of the desks", "firm")) {
        ReadTable sums = ReadTable.of(workbook.getSheet("Positions"), asset + ": " + label);
        assertThat(sums.header().getCell(place).getNumericCellValue())
            .as(asset + ": " + label)
            .isCloseTo(below, within(HALF_A_CENT))
            .isEqualTo(firm(asset, figure));
      }
    }
  }
}
