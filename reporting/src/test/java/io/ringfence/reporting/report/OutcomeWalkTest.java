package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.PositionsInTurnQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Hourly decisions walked over a stored run, beside a plain loop over what it stored. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutcomeWalkTest {
  private static final String RUN = "walked";
  private static final Vantage END = Vantage.latest(SampleRun.END);

  private final DSLContext clickhouse;
  private final Outcomes outcomes;

  OutcomeWalkTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    SampleRun.of(RUN, 65, 60).storeIn(clickhouse);
    RunQuery.Row run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    outcomes =
        ReportComposer.ofThisBuild(clickhouse)
            .compose(run, new Subject(Pack.DECISION, NodePath.FIRM, END))
            .proposals()
            .outcomes();
  }

  private List<WalkForward.Step> steps(String asset) {
    return outcomes.hours().stream()
        .filter(hour -> hour.asset().equals(asset))
        .map(Outcomes.Hourly::step)
        .toList();
  }

  /** What whoever ignores every proposal burns, hour by hour. */
  @Test
  void whoIgnoresEverythingBurnsWhatTheExtremesOfTheHoursKill() {
    List<HourlyMarksQuery.Row> hours =
        new HourlyMarksQuery(clickhouse, DeskScope.ALL).between(RUN, Instant.EPOCH, END);
    List<WalkForward.Step> steps = steps("USDT");
    assertThat(steps).hasSizeGreaterThan(20);
    Set<PositionKey> gone = new HashSet<>();
    BigDecimal burned = BigDecimal.ZERO;
    for (WalkForward.Step step : steps) {
      for (PositionLine line : open(step.at())) {
        boolean fresh = line.exposure() != null && !line.isStaleAt(step.at());
        if (fresh && !gone.contains(line.key()) && dies(line, step.at(), hours)) {
          gone.add(line.key());
          burned = burned.add(line.row().economics().isolatedMargin());
        }
      }
      assertThat(step.ignored().liquidations()).as("%s", step.at()).isEqualTo(gone.size());
      assertThat(step.ignored().burned()).as("%s", step.at()).isEqualByComparingTo(burned);
    }
    assertThat(gone).isNotEmpty();
  }

  private List<PositionLine> open(Instant at) {
    return new Valuation(RulePacks.ofClassPath(), AlertLevels.DEFAULT)
        .of(new PositionsAtQuery(clickhouse, DeskScope.ALL).at(RUN, END.at(at))).stream()
            .filter(line -> line.row().settlementAsset().equals("USDT"))
            .toList();
  }

  private static boolean dies(PositionLine line, Instant at, List<HourlyMarksQuery.Row> hours) {
    Instant end = at.plus(Duration.ofHours(1));
    return hours.stream()
        .filter(row -> row.hour().equals(end))
        .filter(row -> row.instrument().equals(line.key().instrument().symbol()))
        .map(row -> line.key().side() == PositionSide.LONG ? row.low() : row.high())
        .anyMatch(
            worst ->
                line.rules()
                    .model()
                    .isLiquidatable(Objects.requireNonNull(line.exposure()).position(), worst));
  }

  /** The walk reads what changed from hour to hour; that is what is asked for at once. */
  @Test
  void positionsReadInTurnAreThoseOfEveryInstantForWhoeverAsks() {
    assertInTurn(END, DeskScope.ALL);
    Instant known = SampleRun.END.minus(Duration.ofHours(3));
    assertInTurn(new Vantage(SampleRun.END, known), new DeskScope.Desks(Set.of("ALPHA")));
  }

  private void assertInTurn(Vantage vantage, DeskScope scope) {
    PositionsInTurnQuery.Turns turns =
        new PositionsInTurnQuery(clickhouse, scope).of(RUN, vantage.asKnown());
    Instant first = steps("USDT").getFirst().at().minus(Duration.ofHours(12));
    int open = 0;
    for (Instant at = first; !at.isAfter(SampleRun.END); at = at.plus(Duration.ofHours(5))) {
      List<PositionsAtQuery.Row> rows = turns.at(at);
      assertThat(rows)
          .as("%s by %s", at, vantage.asKnown())
          .isEqualTo(new PositionsAtQuery(clickhouse, scope).at(RUN, vantage.at(at)));
      open += rows.size();
    }
    assertThat(open).isPositive();
  }

  @Test
  void everyMoveThatWasProposedIsScoredAndEveryHourSaysWhatCalledForIt() {
    assertThat(outcomes.hours()).allMatch(hour -> hour.reasons().contains(Trigger.Reason.SCHEDULE));
    assertThat(outcomes.hours())
        .anyMatch(hour -> hour.reasons().contains(Trigger.Reason.STATE_WORSE));
    assertThat(outcomes.scores()).isNotEmpty();
    long atFirst =
        outcomes.scores().stream()
            .filter(one -> one.score().at().equals(steps("USDT").getFirst().at()))
            .filter(one -> one.asset().equals("USDT"))
            .count();
    assertThat(atFirst).isEqualTo(steps("USDT").getFirst().moves());
    for (Outcomes.Scored scored : outcomes.scores()) {
      assertThat(scored.score().saved())
          .isEqualByComparingTo(scored.score().ignored().subtract(scored.score().followed()));
      assertThat(scored.score().amount()).isPositive();
    }
  }

  @Test
  void whatWasKnownBeforeWalksAsItDid() {
    RunQuery.Row run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    assertThat(
            ReportComposer.ofThisBuild(clickhouse)
                .compose(run, new Subject(Pack.DECISION, NodePath.FIRM, END))
                .proposals()
                .outcomes())
        .isEqualTo(outcomes);
  }
}
