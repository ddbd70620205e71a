package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.NoticeRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the workbook says of alerts that were taken notice of and of rates that were not known. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticeSheetsTest {
  private final XSSFWorkbook workbook;

  NoticeSheetsTest(ClickHouseStore store) {
    SampleRun run = SampleRun.of("notice sheets", 7, 20).storeIn(store.clickhouse());
    new NoticeRows(store.clickhouse(), run.runId()).insert();
    workbook = SamplePack.again(store, run).workbook();
  }

  @Test
  void alertsSayWhoTookNoticeWhenAndAfterHowLong() {
    ReadTable alerts = ReadTable.of(workbook.getSheet(AlertColumns.ALERTS), "At");
    List<Row> rates =
        alerts.rows().stream().filter(row -> alerts.text(row, "Kind").equals("RATE")).toList();

    assertThat(rates).hasSize(1);
    Row rate = rates.getFirst();
    assertThat(alerts.text(rate, "Instrument")).isEqualTo("BTC/USDT");
    assertThat(alerts.text(rate, "State")).isEqualTo("STALE");
    assertThat(alerts.text(rate, "Acknowledged by")).isEqualTo("ann, ben (declined)");
    assertThat(rate.getCell(alerts.column("Acknowledged at")).getLocalDateTimeCellValue())
        .isEqualTo("2025-10-10T21:13:34");
    assertThat(alerts.text(rate, "After")).isEqualTo("0 h 12 min 34 s");
    assertThat(alerts.text(rate, "Remark")).endsWith("=cmd");
    assertThat(rate.getCell(alerts.column("Remark")).getCellType()).isEqualTo(CellType.STRING);
  }

  @Test
  void ratesAreListedFromWhenToWhen() {
    ReadTable rates = ReadTable.of(workbook.getSheet(EventColumns.RATES), "From");

    assertThat(
            rates.rows().stream()
                .map(
                    row ->
                        List.of(
                            rates.text(row, "Rate"),
                            rates.text(row, "Node"),
                            rates.text(row, "Condition"),
                            rates.text(row, "Last known"))))
        .containsExactly(
            List.of("BTC/USDT", "firm", "STALE", "121000.5"),
            List.of("BTC/USDT", "firm/ALPHA", "STALE", "121000.5"),
            List.of("EUR/USDT", "firm", "MISSING", "none"));
    assertThat(rates.text(rates.rows().getLast(), "Until")).isEqualTo("goes on");
  }
}
