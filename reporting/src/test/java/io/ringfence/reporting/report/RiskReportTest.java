package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.PositionSnapshotQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskReportTest {
  private final ClickHouseStore store;
  private final SamplePack pack;
  private final List<PositionLine> valued;

  RiskReportTest(ClickHouseStore store) {
    this.store = store;
    pack = SamplePack.of(store, SampleRun.withUnmarked("report", 13, 160, 2));
    valued = new Valuation(RulePacks.ofClassPath(), AlertLevels.DEFAULT).of(facts().positions());
  }

  private RunFacts facts() {
    return pack.report().facts();
  }

  @Test
  void positionsBooksDesksAndFirmAddUpForEveryFigureAndAsset() {
    TieOut tieOut = pack.report().tieOut();
    assertThat(tieOut.lines()).hasSize(10).allMatch(TieOut.Line::ties);
    assertThat(tieOut.ties()).isTrue();
  }

  @Test
  void aNodeThatDiffersByTheLastDigitIsRefusedByName() {
    List<DesksAtQuery.Row> nodes = new ArrayList<>(facts().nodes());
    DesksAtQuery.Row book = nodes.getLast();
    nodes.set(nodes.size() - 1, withKnownEquity(book, new BigDecimal("1e-36")));
    TieOut tieOut = TieOut.of(valued, nodes);
    assertThat(tieOut.ties()).isFalse();
    assertThatExceptionOfType(ControlTotalException.class)
        .isThrownBy(tieOut::require)
        .withMessageStartingWith(
            "Equity of " + book.node() + " in " + book.settlementAsset() + " does not add up");
  }

  private static DesksAtQuery.Row withKnownEquity(DesksAtQuery.Row row, BigDecimal more) {
    DesksAtQuery.Known known = row.known();
    return new DesksAtQuery.Row(
        row.node(),
        row.level(),
        row.settlementAsset(),
        row.since(),
        row.exposure(),
        new DesksAtQuery.Known(
            known.equity().add(more),
            known.unrealisedPnl(),
            known.maintenanceMargin(),
            known.grossNotional()),
        row.realised(),
        row.nearest(),
        row.budgets());
  }

  @Test
  void positionsThatDifferFromTheStreamsSnapshotAreRefusedByName() {
    List<PositionSnapshotQuery.Row> snapshot =
        new ArrayList<>(
            new PositionSnapshotQuery(store.clickhouse(), DeskScope.ALL)
                .of(facts().run().runId(), facts().subject().vantage()));
    assertThat(snapshot).hasSize(facts().snapshot().size());
    PositionSnapshotQuery.Row last = snapshot.removeLast();
    assertThatExceptionOfType(ControlTotalException.class)
        .isThrownBy(() -> SnapshotCheck.require(valued, snapshot))
        .withMessageContaining("differ from the stream's in 1 points")
        .withMessageContaining(last.positionKey() + " is not in the snapshot");
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    List<PositionLine> shuffled = new ArrayList<>(valued);
    Collections.shuffle(shuffled, new java.util.Random(3));
    assertThat(RiskReport.of(facts(), shuffled, pack.report().proposals()).positions())
        .isEqualTo(pack.report().positions());
  }

  @Test
  void composingAgainGivesTheSameReportAndStoresNothingTwice() {
    SamplePack again = SamplePack.again(store, pack.run());
    assertThat(new SummaryFile(again.report()).digest())
        .isEqualTo(new SummaryFile(pack.report()).digest());
    assertThat(again.bytes()).isEqualTo(pack.bytes());
  }

  @Test
  void movesAreProposedAtTheEndAndBeforeTheWorstHour() {
    assertThat(pack.report().proposals().suggestions())
        .extracting(SuggestionsQuery.Row::decidedAt)
        .contains(SampleRun.BEFORE_CRASH)
        .isSubsetOf(SampleRun.BEFORE_CRASH, SampleRun.END);
  }

  /** Half of what an account has stays, however many pools draw from it. */
  @Test
  void allPoolsOfAnAccountTogetherLeaveTheReserveAlone() {
    Map<String, BigDecimal> drawn = new HashMap<>();
    for (SuggestionsQuery.Row move : pack.report().proposals().suggestions()) {
      if (move.from() == null) {
        drawn.merge(move.decidedAt() + move.pool().account(), move.amount(), BigDecimal::add);
      }
    }
    assertThat(drawn).isNotEmpty();
    assertThat(drawn.values())
        .allMatch(sum -> sum.compareTo(new BigDecimal("7500.12")) <= 0)
        .anyMatch(sum -> sum.signum() > 0);
  }

  @Test
  void whatMustBeKnownBeforeAFigureIsTrustedIsSaidTheGravestFirst() {
    assertThat(pack.report().caveats())
        .satisfiesExactlyInAnyOrder(
            caveat -> assertThat(caveat).startsWith("binance/SOLUSDT has no mark: 2 open"),
            caveat -> assertThat(caveat).startsWith("binance/KASUSDT was last marked"),
            caveat -> assertThat(caveat).startsWith("PACK_EXTRAPOLATED"),
            caveat ->
                assertThat(caveat)
                    .isEqualTo("8 rows of positions.csv rejected, see sheet Rejects."),
            caveat -> assertThat(caveat).startsWith("No budget is in force for firm/FLOW"),
            caveat -> assertThat(caveat).startsWith("Thesis unknown for"),
            caveat -> assertThat(caveat).startsWith("Containment gate"));
  }

  @Test
  void aRunThatDoesNotExistHasNoReport() {
    assertThat(new RunQuery(store.clickhouse(), DeskScope.ALL).named("never ran")).isEmpty();
  }

  @Test
  void anHourIsAfterItsFullHourUpToTheNext() {
    Instant full = Instant.parse("2025-10-10T21:00:00Z");
    var liquidations = facts().liquidations();
    assertThat(DecisionInstants.of(SampleRun.END, liquidations))
        .containsExactly(full, SampleRun.END);
    assertThat(DecisionInstants.of(SampleRun.END, List.of())).containsExactly(SampleRun.END);
  }
}
