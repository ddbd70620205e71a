package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Decision;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.query.VenueRecords;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What real proposals know: volatility and odds of recorded hours, and what bars a position. */
@OnEngine
class ProspectsTest {
  private static final Instant AT = SampleRun.BEFORE_CRASH;

  private final DSLContext clickhouse;

  ProspectsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private SampleRun run(String id) {
    return SampleRun.of(id, 65, 40).storeIn(clickhouse);
  }

  /** Thirty days of hours before the run, each a few per cent from the first mark. */
  private void recordHours(SampleRun run) {
    clickhouse.execute(
        """
        INSERT INTO marks (run_id, venue, instrument, occurred_at, mark_price)
        SELECT {0}, venue, instrument, first - INTERVAL (number + 1) HOUR,
          toDecimal256(round(price * (1 + if(cityHash64(number) % 12 = 0, 0.15, 0.05)
            * ((cityHash64(instrument, number) % 1000) / 1000 - 0.5)), 6), 36)
        FROM (SELECT venue, instrument, min(occurred_at) AS first,
            toFloat64(argMin(mark_price, occurred_at)) AS price
          FROM marks WHERE run_id = {0} GROUP BY venue, instrument) AS opening
        CROSS JOIN numbers(720) AS hours""",
        DSL.inline(run.runId()));
  }

  private RunQuery.Row row(SampleRun run) {
    return new RunQuery(clickhouse, DeskScope.ALL).named(run.runId()).orElseThrow();
  }

  private ReportComposer composer() {
    return ReportComposer.ofThisBuild(clickhouse);
  }

  private List<SuggestionsQuery.Row> suggested(SampleRun run) {
    return composer()
        .compose(row(run), new Subject(Pack.DECISION, NodePath.FIRM, Vantage.latest(AT)))
        .proposals()
        .suggestions()
        .stream()
        .filter(one -> one.decidedAt().equals(AT))
        .toList();
  }

  private List<MoveBatch> batches(SampleRun run) {
    return MoveWatch.ofThisBuild(clickhouse, MoveWatch.Terms.DEFAULT)
        .asked(row(run), Vantage.latest(AT), "asked");
  }

  private static String recipient(SuggestionsQuery.Row row) {
    return row.to().position();
  }

  @Test
  void proposalsAimAtSigmasOfTheRecordedHoursAndSaySo() {
    SampleRun run = run("sigmas");
    List<SuggestionsQuery.Row> before = suggested(run);
    assertThat(before).isNotEmpty().noneMatch(row -> row.reason().contains("sigma"));
    recordHours(run);
    RecordedBars bars =
        RecordedBars.of(Prospects.hours(clickhouse, run.runId(), AT, Vantage.latest(AT)));
    List<SuggestionsQuery.Row> moves =
        suggested(run).stream().filter(row -> row.amount().signum() > 0).toList();
    assertThat(moves).isNotEmpty();
    for (SuggestionsQuery.Row move : moves) {
      PositionKey key = PositionKey.parse(recipient(move)).orElseThrow();
      double sigma = bars.sigma(key.instrument()).orElseThrow().doubleValue();
      assertThat(bars.hasOwnOdds(key.instrument())).isTrue();
      assertThat(move.reason()).contains("(2 sigma over 8 h)");
      double log = 2 * sigma * key.side().sign();
      BigDecimal target = BigDecimal.valueOf(Math.abs(1 - Math.exp(-log)));
      assertThat(finallyAt(moves, recipient(move)))
          .as(move.reason())
          .isGreaterThanOrEqualTo(target.subtract(new BigDecimal("1e-9")));
    }
    assertThat(batches(run))
        .flatExtracting(MoveBatch::moves)
        .filteredOn(move -> move.policy().equals("defend"))
        .isNotEmpty()
        .allMatch(move -> move.reason().contains("(2 sigma over 8 h)"));
  }

  private static BigDecimal finallyAt(List<SuggestionsQuery.Row> moves, String position) {
    return moves.stream()
        .filter(row -> recipient(row).equals(position))
        .map(row -> row.to().distanceAfter())
        .filter(Objects::nonNull)
        .max(BigDecimal::compareTo)
        .orElseThrow();
  }

  @Test
  void noMarginIsMovedToOrFromAPositionWithAnOpenBreakUntilItIsClosed() {
    SampleRun run = run("breaks");
    String position = defended(run);
    record(run, position, AT.minusSeconds(60), "BREAK");
    assertThat(suggested(run))
        .filteredOn(row -> recipient(row).equals(position))
        .isNotEmpty()
        .allMatch(row -> row.feasibility().equals(Obstacle.BREAK_OPEN.name()));
    assertThat(batches(run))
        .flatExtracting(MoveBatch::moves)
        .noneMatch(move -> move.to().filter(leg -> leg.position().equals(position)).isPresent())
        .noneMatch(move -> move.from().filter(leg -> leg.position().equals(position)).isPresent());
    record(run, position, AT.minusSeconds(30), "MATCH");
    assertThat(defended(run, position)).isTrue();
  }

  private String defended(SampleRun run) {
    return suggested(run).stream()
        .filter(row -> row.amount().signum() > 0)
        .map(ProspectsTest::recipient)
        .findFirst()
        .orElseThrow();
  }

  private boolean defended(SampleRun run, String position) {
    return suggested(run).stream()
        .anyMatch(row -> recipient(row).equals(position) && row.amount().signum() > 0);
  }

  private void record(SampleRun run, String position, Instant at, String verdict) {
    VenueFiguresQuery.Row row =
        new VenueFiguresQuery.Row(
            position,
            new VenueFiguresQuery.Time(at, true),
            "unrealisedPnl",
            new VenueFiguresQuery.Finding(
                verdict, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ZERO, "test", "p@1"),
            "positions.json, line 1");
    new VenueRecords(clickhouse, DeskScope.ALL)
        .writeFigures(run.runId(), position + at, List.of(row), at);
  }

  @Test
  void aPrintedWalletThatIsNotOursIsABreakOnlyWhileOurBookHasNotChangedSince() {
    SampleRun run = run("wallets");
    PositionLine line = lines(run).getFirst();
    BigDecimal wallet = line.row().economics().isolatedMargin();
    Instant since = line.row().since();
    assertThat(barred(line, printed(line, wallet, since))).isEmpty();
    BigDecimal other = wallet.add(new BigDecimal("0.02"));
    assertThat(barred(line, printed(line, other, since))).contains(Obstacle.BREAK_OPEN);
    assertThat(barred(line, printed(line, other, since.minusSeconds(1)))).isEmpty();
    BigDecimal rounded = wallet.add(new BigDecimal("0.01"));
    assertThat(barred(line, printed(line, rounded, since))).isEmpty();
  }

  private List<PositionLine> lines(SampleRun run) {
    return composer()
        .examine(row(run), new Subject(Pack.RISK, NodePath.FIRM, Vantage.latest(AT)))
        .positions();
  }

  private static Optional<Obstacle> barred(PositionLine line, VenueFiguresQuery.Row row) {
    return Optional.ofNullable(
        Prospects.of(RecordedBars.NONE, List.of(row), List.of()).of(line).barred());
  }

  private static VenueFiguresQuery.Row printed(PositionLine line, BigDecimal wallet, Instant at) {
    return new VenueFiguresQuery.Row(
        line.key().toString(),
        new VenueFiguresQuery.Time(at, true),
        BookFigures.WALLET,
        new VenueFiguresQuery.Finding("GIVEN", wallet, null, new BigDecimal("0.01"), "test", ""),
        "positions.json, line 1");
  }

  @Test
  void aPositionCoolsDownAfterMarginWasPutInAndItsPlannedLossLimitsWhatMayBe() {
    SampleRun run = run("cooling");
    String position = defended(run);
    Duration almost = Prospects.COOL_DOWN.minusSeconds(1);
    clickhouse.execute(
        """
        INSERT INTO position_versions SELECT * REPLACE (
          'add' AS change, change_number + 1 AS change_number,
          parseDateTime64BestEffort({2}, 6, 'UTC') AS occurred_at,
          toNullable(isolated_margin + 5) AS planned_max_loss)
        FROM position_versions WHERE run_id = {0} AND position_key = {1} AND status = 'open'""",
        DSL.inline(run.runId()), DSL.inline(position), DSL.inline(AT.minus(almost).toString()));
    assertThat(suggested(run))
        .filteredOn(row -> recipient(row).equals(position))
        .isNotEmpty()
        .allMatch(row -> row.feasibility().equals(Obstacle.COOLING_DOWN.name()));
    Vantage later = Vantage.latest(AT.plusSeconds(2));
    List<PositionLine> lines =
        composer().examine(row(run), new Subject(Pack.RISK, NodePath.FIRM, later)).positions();
    PositionLine line =
        lines.stream()
            .filter(one -> one.key().toString().equals(position))
            .findFirst()
            .orElseThrow();
    Decision ticket =
        Objects.requireNonNull(
            PositionDecision.of(
                    lines,
                    Prospects.read(clickhouse, run.runId(), later),
                    line.key(),
                    List.of(),
                    later.asOf())
                .ticket());
    assertThat(ticket.barred()).as("no longer cooling down").isNotEqualTo(Obstacle.COOLING_DOWN);
    assertThat(Prospects.read(clickhouse, run.runId(), later).of(line).topUpLeft())
        .isEqualByComparingTo("5");
    assertThat(
            MoveWatch.ofThisBuild(clickhouse, MoveWatch.Terms.DEFAULT)
                .asked(row(run), later, "asked"))
        .flatExtracting(MoveBatch::moves)
        .noneMatch(move -> move.to().filter(leg -> leg.position().equals(position)).isPresent());
  }
}
