package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.PlayedRun;
import io.ringfence.reporting.query.PositionChangesQuery.Filter;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is kept ready says what the rows say, for every vantage, and is what is read. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptAnswersTest {
  private static final String RUN = "kept";
  private static final Instant START = Instant.parse("2025-10-10T00:00:00Z");
  private static final Instant CORRECTED = Instant.parse("2025-10-11T00:00:00Z");
  private static final Instant BEFORE = CORRECTED.minusSeconds(1);
  private static final Instant END = Instant.parse("2025-10-10T06:40:00Z");

  private final DSLContext clickhouse;

  KeptAnswersTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    PlayedRun.store(clickhouse, RUN, 5);
    storeUses();
  }

  /** Uses every seven minutes, some unknown; two are corrected later, one of them a peak. */
  private void storeUses() {
    clickhouse.execute(
        """
        INSERT INTO budget_uses (run_id, as_of, node, metric, currency, scope, state, used,
          known_part, unknown_count, soft, hard)
        SELECT 'kept', toDateTime64('2025-10-10 00:00:00', 6, 'UTC') + INTERVAL (number * 7) MINUTE,
          (arrayJoin([('firm', NULL), ('firm/alpha', NULL), ('firm/alpha', 'trader=tess'),
            ('firm/beta', NULL), ('firm/beta', 'trader=tess')]) AS place).1, 'period_loss', 'USDT',
          place.2, 'WITHIN',
          if(number % 5 = 3, NULL, toDecimal256((number * 7919) % 1009, 36)),
          toDecimal256(0, 36), number % 5 = 3, toDecimal256(500, 36), toDecimal256(900, 36)
        FROM numbers(60)""");
    clickhouse.execute(
        """
        INSERT INTO budget_uses SELECT * REPLACE (toDecimal256(5000, 36) AS used,
          toDateTime64('2025-10-11 00:00:00', 6, 'UTC') AS recorded_at)
        FROM budget_uses WHERE run_id = 'kept' AND node = 'firm' AND
          as_of IN (toDateTime64('2025-10-10 02:06:00', 6, 'UTC'),
            toDateTime64('2025-10-10 03:58:00', 6, 'UTC'))""");
  }

  /** A way to ask that fails where a statement does not read a projection. */
  private DSLContext forced(String projection) {
    ExecuteListener force =
        ExecuteListener.onRenderEnd(
            (ExecuteContext context) -> {
              String sql = Objects.requireNonNullElse(context.sql(), "");
              if (sql.contains(Kept.AS_DECLARED)) {
                context.sql(sql + ", force_optimize_projection_name = '" + projection + "'");
              }
            });
    return DSL.using(clickhouse.configuration().derive(new DefaultExecuteListenerProvider(force)));
  }

  /** Hours of the rows, one after the other. */
  private List<UtilisationByHourQuery.Row> naiveHours(Instant from, Vantage to) {
    Map<String, List<UtilisationHistoryQuery.Row>> hours = new TreeMap<>();
    for (UtilisationHistoryQuery.Row use :
        new UtilisationHistoryQuery(clickhouse, DeskScope.ALL).between(RUN, from, to)) {
      hours
          .computeIfAbsent(
              String.join(
                  "\u0000",
                  use.node(),
                  use.metric(),
                  use.currency(),
                  Objects.requireNonNullElse(use.part(), ""),
                  use.at().truncatedTo(ChronoUnit.HOURS).toString()),
              _ -> new ArrayList<>())
          .add(use);
    }
    return hours.values().stream().map(KeptAnswersTest::naiveHour).toList();
  }

  private static UtilisationByHourQuery.Row naiveHour(List<UtilisationHistoryQuery.Row> uses) {
    UtilisationHistoryQuery.Row last = uses.getLast();
    BigDecimal peak =
        uses.stream()
            .map(UtilisationHistoryQuery.Row::used)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new UtilisationByHourQuery.Row(
        last.at().truncatedTo(ChronoUnit.HOURS),
        last.node(),
        last.metric(),
        last.currency(),
        last.part(),
        new UtilisationByHourQuery.Last(
            last.at(), last.state(), last.used(), last.soft(), last.hard()),
        peak,
        uses.size(),
        uses.stream().filter(use -> use.used() == null).count());
  }

  @Test
  void hoursAreThoseOfTheRowsWhateverTheVantageCutsOrWasCorrected() {
    UtilisationByHourQuery hours = new UtilisationByHourQuery(clickhouse, DeskScope.ALL);
    for (Vantage to :
        List.of(
            Vantage.latest(END),
            new Vantage(END, BEFORE),
            new Vantage(END, CORRECTED),
            Vantage.latest(START.plusSeconds(3 * 3600 + 100)),
            new Vantage(END, START.plusSeconds(2 * 3600 + 400)))) {
      for (Instant from : List.of(START, START.plusSeconds(4000))) {
        assertThat(hours.between(RUN, from, to))
            .as("%s to %s", from, to)
            .isNotEmpty()
            .isEqualTo(naiveHours(from, to));
      }
    }
  }

  @Test
  void aCorrectedPeakHoldsFromWhenItIsKnown() {
    UtilisationByHourQuery hours = new UtilisationByHourQuery(clickhouse, DeskScope.ALL);
    BigDecimal corrected = new BigDecimal("5000");
    assertThat(hours.of(RUN, NodePath.FIRM, START, new Vantage(END, BEFORE)))
        .noneMatch(row -> row.peak() != null && row.peak().compareTo(corrected) == 0);
    assertThat(hours.of(RUN, NodePath.FIRM, START, new Vantage(END, CORRECTED)))
        .filteredOn(row -> row.peak() != null && row.peak().compareTo(corrected) == 0)
        .extracting(row -> row.hour().toString())
        .containsExactly("2025-10-10T02:00:00Z", "2025-10-10T03:00:00Z");
  }

  @Test
  void hoursOfADeskAreSeenByThatDeskOnly() {
    DeskScope beta = new DeskScope.Desks(Set.of("beta"));
    assertThat(
            new UtilisationByHourQuery(clickhouse, beta).between(RUN, START, Vantage.latest(END)))
        .isNotEmpty()
        .allMatch(row -> row.node().equals("firm/beta"));
  }

  @Test
  void historyAndDesksAreReadFromWhatIsKeptReady() {
    Vantage early = Vantage.latest(START.plusSeconds(3600 + 3599));
    assertThat(
            new UtilisationByHourQuery(forced("by_hour"), DeskScope.ALL).between(RUN, START, early))
        .isNotEmpty();
    assertThat(
            new PositionsByDeskQuery(forced("by_desk"), DeskScope.ALL).of(RUN, Vantage.latest(END)))
        .isNotEmpty();
  }

  @Test
  void changesOfAnInstrumentOrATraderAreReadInTheirOwnOrder() {
    String run = "kept in order";
    clickhouse.execute(
        """
        INSERT INTO position_versions (run_id, venue, account, instrument, side, position_key,
          occurred_at, change_number, change, episode, status, desk, trader)
        SELECT 'kept in order', 'binance', 'a', concat('COIN', toString(number % 50)), 'long',
          concat('binance/a/COIN', toString(number % 50), '/long'),
          toDateTime64('2025-10-10 00:00:00', 6, 'UTC') + number, number, 'version', 1, 'open',
          'alpha', concat('trader-', toString(number % 50))
        FROM numbers(60000)""");
    Instant before = START.minusSeconds(1);
    Vantage later = Vantage.latest(START.plusSeconds(999));
    InstrumentId coin = new InstrumentId("binance", "COIN7");
    assertThat(
            new PositionChangesQuery(forced("by_instrument"), DeskScope.ALL)
                .between(run, new Filter(coin, "trader-7"), before, later))
        .hasSize(20);
    assertThat(
            forced("by_trader")
                .fetch(
                    "{0} " + Kept.AS_DECLARED,
                    PositionChangesQuery.keysOf(run, "trader-7", DSL.trueCondition(), later)))
        .hasSize(20);
    assertThat(
            new PositionChangesQuery(clickhouse, DeskScope.ALL)
                .between(run, new Filter(null, "trader-7"), before, later))
        .hasSize(20);
  }

  private List<String> naiveDesks(Vantage vantage, DeskScope scope) {
    Map<String, List<PositionSnapshotQuery.Row>> desks = new TreeMap<>();
    new PositionSnapshotQuery(clickhouse, scope)
        .of(RUN, vantage)
        .forEach(row -> desks.computeIfAbsent(row.desk(), _ -> new ArrayList<>()).add(row));
    List<String> lines = new ArrayList<>();
    desks.forEach(
        (desk, rows) ->
            lines.add(
                "%s %s %s %s %s"
                    .formatted(
                        desk,
                        rows.size(),
                        rows.stream().filter(row -> row.figures().markPrice() == null).count(),
                        plain(
                            rows.stream()
                                .map(PositionSnapshotQuery.Row::isolatedMargin)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                        plain(
                            rows.stream()
                                .map(row -> row.figures().equity())
                                .filter(Objects::nonNull)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)))));
    return lines;
  }

  private static String plain(@Nullable BigDecimal figure) {
    return figure == null ? "0" : figure.stripTrailingZeros().toPlainString();
  }

  private List<String> desks(Vantage vantage, DeskScope scope) {
    return new PositionsByDeskQuery(clickhouse, scope)
        .latest(RUN, vantage).stream()
            .map(
                row ->
                    "%s %s %s %s %s"
                        .formatted(
                            row.desk(),
                            row.positions(),
                            row.unknown(),
                            plain(row.isolatedMargin()),
                            plain(row.known().equity())))
            .toList();
  }

  @Test
  void desksAreTheSumsOverTheLatestSnapshotsPositions() {
    for (Instant at : List.of(START, START.plusSeconds(1200), END)) {
      // Snapshots are taken every 20 minutes: asked between two, the earlier answers.
      assertThat(desks(Vantage.latest(at.plusSeconds(100)), DeskScope.ALL))
          .isEqualTo(naiveDesks(Vantage.latest(at), DeskScope.ALL));
    }
    DeskScope alpha = new DeskScope.Desks(Set.of("alpha"));
    assertThat(desks(Vantage.latest(END), alpha))
        .isNotEmpty()
        .isEqualTo(naiveDesks(Vantage.latest(END), alpha));
    assertThat(desks(Vantage.latest(START.minusSeconds(1)), DeskScope.ALL)).isEmpty();
  }

  @Test
  void aPositionThatALateRowGivesToAnotherDeskCountsOnceAndThereOnly() {
    String run = "kept and corrected";
    PlayedRun.store(clickhouse, run, 6);
    clickhouse.execute(
        """
        INSERT INTO position_exposures SELECT * REPLACE ('gamma' AS desk,
          toDateTime64('2025-10-11 00:00:00', 6, 'UTC') AS recorded_at)
        FROM position_exposures WHERE run_id = 'kept and corrected'
          AND as_of = toDateTime64('2025-10-10 06:40:00', 6, 'UTC')
        ORDER BY position_key LIMIT 1""");
    PositionsByDeskQuery query = new PositionsByDeskQuery(clickhouse, DeskScope.ALL);
    List<PositionsByDeskQuery.Row> before = query.latest(run, new Vantage(END, BEFORE));
    List<PositionsByDeskQuery.Row> after = query.latest(run, new Vantage(END, CORRECTED));
    assertThat(before).noneMatch(row -> row.desk().equals("gamma"));
    assertThat(after).filteredOn(row -> row.desk().equals("gamma")).hasSize(1);
    assertThat(after.stream().mapToLong(PositionsByDeskQuery.Row::positions).sum())
        .isEqualTo(before.stream().mapToLong(PositionsByDeskQuery.Row::positions).sum());
  }

  @Test
  void changesOfAnInstrumentOrTraderAreThoseAmongAllChanges() {
    PositionChangesQuery changes = new PositionChangesQuery(clickhouse, DeskScope.ALL);
    Vantage end = Vantage.latest(END);
    List<PositionChangesQuery.Row> all = changes.between(RUN, START, end);
    InstrumentId instrument = new InstrumentId("binance", "QUANTOUSDT");
    assertThat(changes.between(RUN, new Filter(instrument, null), START, end))
        .isNotEmpty()
        .isEqualTo(all.stream().filter(row -> row.positionKey().contains("/QUANTOUSDT/")).toList());
    assertThat(changes.between(RUN, new Filter(null, "tess"), START, end)).isEqualTo(all);
    assertThat(changes.between(RUN, new Filter(instrument, "nobody"), START, end)).isEmpty();
  }

  @Test
  void aChangeThatALateRowGivesToAnotherTraderIsThatTraders() {
    String run = "kept traders";
    PlayedRun.store(clickhouse, run, 7);
    clickhouse.execute(
        """
        INSERT INTO position_versions SELECT * REPLACE ('uma' AS trader,
          toDateTime64('2025-10-11 00:00:00', 6, 'UTC') AS recorded_at)
        FROM position_versions WHERE run_id = 'kept traders'
        ORDER BY position_key, occurred_at, change_number LIMIT 1""");
    PositionChangesQuery changes = new PositionChangesQuery(clickhouse, DeskScope.ALL);
    Instant before = START.minusSeconds(1);
    Filter tess = new Filter(null, "tess");
    Filter uma = new Filter(null, "uma");
    int all = changes.between(run, before, Vantage.latest(END)).size();
    assertThat(changes.between(run, uma, before, new Vantage(END, BEFORE))).isEmpty();
    assertThat(changes.between(run, tess, before, new Vantage(END, BEFORE))).hasSize(all);
    assertThat(changes.between(run, uma, before, new Vantage(END, CORRECTED))).hasSize(1);
    assertThat(changes.between(run, tess, before, new Vantage(END, CORRECTED))).hasSize(all - 1);
  }
}
