package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packs of next to nothing, of what is not known and of a closed venue are right and readable. */
@OnEngine
class ExtremePacksTest {
  private static final Pattern BROKEN =
      Pattern.compile("null|NaN|Infinity|Optional\\[.*|Optional\\.empty|#(REF|VALUE|NAME|NUM)!.*");

  private final ClickHouseStore store;

  ExtremePacksTest(ClickHouseStore store) {
    this.store = store;
  }

  private record Read(RiskReport report, XSSFWorkbook workbook) {
    ReadTable positions() {
      return ReadTable.of(workbook.getSheet("Positions"), "Venue");
    }

    List<String> texts(String sheet) {
      List<String> texts = new ArrayList<>();
      workbook.getSheet(sheet).forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
      return texts;
    }
  }

  private Read read(SampleRun run, Pack pack, NodePath node) throws IOException {
    RunQuery runs = new RunQuery(store.clickhouse(), DeskScope.ALL);
    if (runs.named(run.runId()).isEmpty()) {
      run.storeIn(store.clickhouse());
    }
    ReportComposer composer = ReportComposer.ofThisBuild(store.clickhouse());
    RunQuery.Row row = runs.named(run.runId()).orElseThrow();
    RiskReport report =
        composer.compose(row, new Subject(pack, node, composer.latest(row, SampleRun.END)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RiskWorkbook(report, composer.insights(report)).writeTo(bytes);
    XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
    assertReadable(workbook);
    return new Read(report, workbook);
  }

  /** Every sheet says something, and nothing that only a programmer could read. */
  private static void assertReadable(XSSFWorkbook workbook) {
    for (Sheet sheet : workbook) {
      List<String> texts = new ArrayList<>();
      for (Row row : sheet) {
        for (Cell cell : row) {
          texts.add(cell.toString());
          assertThat(BROKEN.matcher(cell.toString()).matches())
              .as("%s %s: %s", sheet.getSheetName(), cell.getAddress(), cell)
              .isFalse();
        }
      }
      assertThat(texts).as(sheet.getSheetName()).hasSizeGreaterThan(2);
      assertThat(sheet.getPrintSetup().getLandscape()).as(sheet.getSheetName()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeskThatHasLostEverythingHasAPackThatSaysSo(Pack pack) throws IOException {
    long seed =
        LongStream.range(1, 200)
            .filter(one -> SampleRun.of("lost", one, 6).liquidated() == 1)
            .findFirst()
            .orElseThrow();
    SampleRun run = SampleRun.of("lost", seed, 6);
    Read firm = read(run, Pack.COMPLIANCE, NodePath.FIRM);
    NodePath desk = NodePath.desk(firm.report().facts().liquidations().getFirst().desk());
    Read read = read(run, pack, desk);
    assertThat(read.report().positions()).isEmpty();
    assertThat(read.report().nodes()).isNotEmpty();
    assertThat(read.texts("Positions")).contains("None.");
    if (pack != Pack.DECISION) {
      assertThat(read.texts("Ledger")).contains("liquidated", "ties");
      assertThat(read.texts("Liquidations")).doesNotContain("None.");
    }
  }

  @Test
  void onePositionIsOneLineAndAddsUpToTheFirm() throws IOException {
    long seed =
        LongStream.range(1, 200)
            .filter(one -> SampleRun.of("one", one, 1).open() == 1)
            .findFirst()
            .orElseThrow();
    Read read = read(SampleRun.of("one", seed, 1), Pack.RISK, NodePath.FIRM);
    assertThat(read.report().positions()).hasSize(1);
    assertThat(read.report().nodes()).hasSize(3);
    assertThat(read.report().tieOut().ties()).isTrue();
    assertThat(read.positions().rows()).hasSize(1);
  }

  @Test
  void withoutAnyMarkWhatNeedsOneIsUnknownAndNeverZero() throws IOException {
    Read read = read(SampleRun.withUnmarked("no marks", 81, 5, 5), Pack.RISK, NodePath.FIRM);
    assertThat(read.report().positions()).hasSize(5);
    for (String heading : List.of("Notional", "Equity", "Still to lose", "Margin ratio")) {
      assertThat(read.positions().cells(heading))
          .hasSize(5)
          .allSatisfy(cell -> assertThat(cell.toString()).isEqualTo("unknown"));
    }
    assertThat(read.report().caveats()).anyMatch(line -> line.contains("mark"));
  }

  @Test
  void aClosedVenuesMarksAreStaleAndItsMarginIsTrapped() throws IOException {
    Read read = read(SampleRun.inClosedVenue("closed venue", 82, 5), Pack.RISK, NodePath.FIRM);
    assertThat(read.report().positions()).hasSize(5);
    assertThat(read.positions().cells("Mark stale"))
        .allSatisfy(cell -> assertThat(cell.toString()).isEqualTo("yes"));
    assertThat(read.report().caveats()).anyMatch(line -> line.contains("stale"));
    assertThat(ReadTable.of(read.workbook().getSheet("Venues"), "Venue").rows()).isNotEmpty();
  }
}
