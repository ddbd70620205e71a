package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.ExpectedLine;
import java.util.List;

/** Columns of the sheet of accounts that had to report. */
final class ExpectedColumns {
  static final String EXPECTED = "ExpectedAccounts";
  static final String VERDICT = "Verdict";

  private ExpectedColumns() {}

  static Table<ExpectedLine> expected() {
    return new Table<>(
        EXPECTED,
        List.of(
            new Column<>("Venue", 14, row -> new Value.Text(row.row().venue())),
            new Column<>("Account", 24, row -> new Value.Text(row.row().account())),
            new Column<>("Node", 30, row -> new Value.Text(row.row().node())),
            new Column<>(VERDICT, 14, row -> new Value.State(row.verdict())),
            new Column<>("Last balance", 22, row -> Value.moment(row.lastBalance(), Value.UNKNOWN)),
            new Column<>(
                "Last position", 22, row -> Value.moment(row.lastPosition(), Value.UNKNOWN)),
            new Column<>("Since", 22, row -> new Value.Moment(row.row().validFrom())),
            new Column<>("Until", 22, row -> Value.moment(row.row().validTo(), new Value.Dash())),
            new Column<>("Given as", 36, row -> new Value.Text(row.row().source())),
            new Column<>("Recorded at", 22, row -> new Value.Moment(row.row().recordedAt()))));
  }
}
