package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.ApprovedDefaults.APPROVED_DEFAULTS;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.store.tables.ApprovedDefaults;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Where versions of the register of defaults are written down. */
record DefaultRecords(DSLContext clickhouse) {
  private static final ApprovedDefaults D = APPROVED_DEFAULTS;

  boolean write(RecordedOnce.Batch batch, List<ApprovedDefaultsQuery.Row> rows) {
    return new RecordedOnce(
            clickhouse,
            D,
            List.of(
                D.RUN_ID,
                D.BATCH,
                D.VERSION,
                D.NODE,
                D.MODE,
                D.LEVERAGE,
                D.PROPOSAL,
                D.PROPOSED_BY,
                D.APPROVED_BY,
                D.AGREED_AT,
                D.RECORDED_AT))
        .write(batch, rows.stream().map(row -> columns(row, batch)).toList());
  }

  private static @Nullable Object[] columns(
      ApprovedDefaultsQuery.Row row, RecordedOnce.Batch batch) {
    BigDecimal leverage = row.leverage();
    return new @Nullable Object[] {
      batch.runId(),
      batch.name(),
      row.version(),
      row.node(),
      row.mode(),
      leverage == null ? null : new BigDecimal(Precision.canonical(leverage)),
      row.agreed().proposal(),
      row.agreed().proposedBy(),
      row.agreed().approvedBy(),
      row.agreed().at(),
      row.recordedAt()
    };
  }
}
