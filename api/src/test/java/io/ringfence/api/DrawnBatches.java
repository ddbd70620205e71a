package io.ringfence.api;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.evidence.Who;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.MoveWatch;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Batches that a watch draws up of the sample run, in the ledger of a server's office. */
public final class DrawnBatches {
  private DrawnBatches() {}

  /** As {@code moves propose} does, by {@link ReportsApi#PAT}; again it adds nothing. */
  public static MoveLedger of(ReportsApi api) throws IOException {
    MoveLedger ledger =
        new MoveLedger(new EvidenceFolder(api.folder().resolve("evidence")), Clock.systemUTC());
    try (ClickHouseStore store = api.store()) {
      RunQuery.Row run =
          new RunQuery(store.clickhouse(), DeskScope.ALL).named(ReportsApi.RUN).orElseThrow();
      List<MoveBatch> drawn =
          MoveWatch.ofThisBuild(store.clickhouse(), MoveWatch.Terms.DEFAULT)
              .between(
                  run,
                  SampleRun.BEFORE_CRASH.minusSeconds(60),
                  Vantage.latest(SampleRun.BEFORE_CRASH),
                  Map.of())
              .batches();
      for (MoveBatch batch : drawn) {
        ledger.propose(batch, Who.of(ReportsApi.PAT));
      }
    }
    return ledger;
  }
}
