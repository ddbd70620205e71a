package io.ringfence.reporting.workbook;

import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.query.OverridesQuery;
import java.util.List;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * What the ledgers say of the run: incidents, overrides, moves, sign-offs, exports. Without a
 * ledger the titles say so: an empty sheet must not look like an uneventful week.
 *
 * @param frame what every sheet carries
 * @param office what the ledgers say
 * @param workbook where the sheets go
 */
record OfficeSheets(Frame frame, OfficeRecord office, SXSSFWorkbook workbook) {
  private static final String STATE = "State";

  void incidents() {
    fill(
        OfficeColumns.INCIDENTS,
        "Incidents from breaches" + upTo(),
        OfficeColumns.incidents(office.at()),
        office.incidents(),
        STATE);
  }

  void overrides(List<OverridesQuery.Row> overrides) {
    fill(
        OfficeColumns.OVERRIDES,
        "Limits overridden for a time in this period",
        OfficeColumns.overrides(),
        overrides,
        "");
  }

  void signOffs() {
    fill(
        OfficeColumns.SIGN_OFFS,
        "Sign-offs" + upTo(),
        OfficeColumns.signOffs(office.at()),
        office.signOffs(),
        STATE);
  }

  void exports() {
    fill(
        OfficeColumns.EXPORTS,
        "What was issued" + upTo(),
        OfficeColumns.exports(),
        office.exports(),
        "");
  }

  void moves() {
    fill(
        MoveColumns.MOVES,
        "Proposed moves, who answered, and what came of them" + upTo(),
        MoveColumns.moves(),
        office.moves(),
        MoveColumns.STATUS);
  }

  private String upTo() {
    return office.cut().label().isEmpty()
        ? ": NO LEDGER WAS ASKED"
        : ", by the ledgers up to export " + office.cut().label().replace("/", " and step ");
  }

  private <R> void fill(
      String name, String title, Table<R> table, List<R> rows, String stateColumn) {
    new ListSheet<>(frame, title, table, stateColumn, 1).fill(workbook.createSheet(name), rows);
  }
}
