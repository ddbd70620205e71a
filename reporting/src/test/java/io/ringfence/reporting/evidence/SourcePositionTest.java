package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Where sources were read is what the job stored with its counts. */
@OnEngine
class SourcePositionTest {
  private static final String RUN = "positions of sources";

  private final DSLContext clickhouse;

  SourcePositionTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private List<ControlTotalsQuery.Row> totals(String run, Vantage vantage) {
    return new ControlTotalsQuery(clickhouse, DeskScope.ALL).knownAt(run, vantage);
  }

  /** A run without an end writes what came since it did so last. */
  @Test
  void partsOfAPartitionAddUpAndReachFromTheFirstRecordToTheLast() {
    clickhouse.execute(
        """
        INSERT INTO input_counts (run_id, batch, file, kind, received, applied, duplicate, rejected,
          last_event_at, first_offset, last_offset, sha256)
        VALUES
          ('positions of sources', '1', 'ringfence.marks/0', 'marks', 3, 2, 1, 0,
           '2025-10-10 01:00:00', 0, 2, NULL),
          ('positions of sources', '2', 'ringfence.marks/0', 'marks', 4, 4, 0, 0,
           '2025-10-10 02:00:00', 3, 7, NULL),
          ('positions of sources', '1', 'a.csv', 'rates', 5, 5, 0, 0, NULL, NULL, NULL, 'ab12')""");
    List<ControlTotalsQuery.Row> totals = totals(RUN, Vantage.latest(Instant.EPOCH));
    assertThat(totals)
        .containsExactly(
            new ControlTotalsQuery.Row(
                "ringfence.marks/0",
                "marks",
                7,
                6,
                1,
                0,
                Instant.parse("2025-10-10T02:00:00Z"),
                0L,
                7L,
                null),
            new ControlTotalsQuery.Row("a.csv", "rates", 5, 5, 0, 0, null, null, null, "ab12"));
    assertThat(SourcePosition.of(totals))
        .contains(
            List.of(
                new SourcePosition.OfPartition("ringfence.marks", "0", 0, 7, 7),
                new SourcePosition.OfFile("a.csv", "ab12", 5)));
  }

  @Test
  void whatIsRecordedLaterTakesTheirPlaceFromThenOn() {
    clickhouse.execute(
        """
        INSERT INTO input_counts (run_id, batch, file, kind, received, applied, duplicate, rejected,
          recorded_at)
        VALUES
          ('corrected', '1', 'm.csv', 'marks', 3, 3, 0, 0, '2025-10-10 01:00:00'),
          ('corrected', '2', 'm.csv', 'marks', 4, 4, 0, 0, '2025-10-10 02:00:00')""");
    Instant first = Instant.parse("2025-10-10T01:00:00Z");
    assertThat(totals("corrected", new Vantage(first, first)))
        .extracting(ControlTotalsQuery.Row::received)
        .containsExactly(3L);
    assertThat(totals("corrected", Vantage.latest(first)))
        .extracting(ControlTotalsQuery.Row::received)
        .containsExactly(4L);
    assertThat(SourcePosition.of(totals("corrected", Vantage.latest(first)))).isEmpty();
  }
}
