package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stops, plans and time to trouble of single positions, beside what the definitions say. */
class NearnessTest {
  private static final Instant END = Instant.parse("2025-10-10T21:00:00Z");

  private final List<PositionLine> positions =
      new RandomPositions(11)
          .report(400).positions().stream()
              .filter(
                  line -> line.liquidationPrice().filter(price -> price.signum() > 0).isPresent())
              .filter(
                  line ->
                      line.distance()
                          .filter(far -> far.compareTo(new BigDecimal("0.02")) > 0)
                          .isPresent())
              .limit(60)
              .toList();

  private static PositionLine with(PositionLine line, PositionsAtQuery.Plan plan) {
    PositionsAtQuery.Row row = line.row();
    PositionsAtQuery.Row other =
        new PositionsAtQuery.Row(
            row.key(),
            row.since(),
            row.episode(),
            row.economics(),
            row.owner(),
            plan,
            row.settlementAsset(),
            row.rulePack(),
            row.mark());
    return new Valuation(RulePacks.ofClassPath(), AlertLevels.DEFAULT)
        .of(List.of(other))
        .getFirst();
  }

  /** A stop between mark and liquidation price, nearer to the mark by a factor of three. */
  private static BigDecimal stop(PositionLine line) {
    BigDecimal mark = Objects.requireNonNull(line.exposure()).markPrice();
    BigDecimal liquidation = line.liquidationPrice().orElseThrow();
    return mark.multiply(BigDecimal.valueOf(3))
        .add(liquidation)
        .divide(BigDecimal.valueOf(4), 12, RoundingMode.HALF_EVEN);
  }

  private static PositionsAtQuery.Plan plan(
      @Nullable BigDecimal stop, @Nullable BigDecimal covered, @Nullable BigDecimal planned) {
    return new PositionsAtQuery.Plan(stop, covered, planned, "intact", "add");
  }

  private static StopLine stopped(
      PositionLine line, @Nullable BigDecimal covered, @Nullable BigDecimal planned) {
    return StopLine.of(with(line, plan(stop(line), covered, planned)), RecordedBars.NONE);
  }

  @Test
  void whatCanBeLostIsJudgedByThePlanAndByWhatAStopReallyEnds() {
    int held = 0;
    for (PositionLine line : positions) {
      BigDecimal cap = line.row().economics().lifetimeCap();
      BigDecimal all = line.row().economics().quantity();
      BigDecimal half = all.divide(BigDecimal.TWO);
      BigDecimal unit = new BigDecimal("1e-12");
      String name = line.key().toString();
      assertThat(stopped(line, all, null).sizing()).as(name).isEqualTo(StopLine.Sizing.NO_PLAN);
      assertThat(stopped(line, null, cap).sizing()).as(name).isEqualTo(StopLine.Sizing.WITHIN_PLAN);
      StopLine.Sizing unstopped =
          StopLine.of(with(line, plan(null, null, cap.subtract(unit))), RecordedBars.NONE).sizing();
      assertThat(unstopped).as(name).isEqualTo(StopLine.Sizing.BEYOND_PLAN);
      BigDecimal loss = stopped(line, all, null).coverage().lossAtStop().orElseThrow();
      if (loss.signum() > 0 && loss.compareTo(cap) < 0) {
        held++;
        assertThat(stopped(line, all, loss).sizing())
            .as(name)
            .isEqualTo(StopLine.Sizing.HELD_BY_STOP);
        assertThat(stopped(line, all, loss.subtract(unit)).sizing())
            .as(name)
            .isEqualTo(StopLine.Sizing.BEYOND_PLAN);
        assertThat(stopped(line, half, loss).sizing())
            .as("half is not covered: " + name)
            .isEqualTo(StopLine.Sizing.BEYOND_PLAN);
      }
    }
    assertThat(held).isGreaterThan(5);
  }

  /** Hours of every instrument, a random walk; one hour is missing. */
  private List<HourlyMarksQuery.Row> hours(int count) {
    List<HourlyMarksQuery.Row> rows = new ArrayList<>();
    Random random = new Random(5);
    for (InstrumentId instrument :
        positions.stream().map(line -> line.key().instrument()).distinct().toList()) {
      double price = 100;
      for (int i = count; i >= 0; i--) {
        double next = price * Math.exp(0.01 * random.nextGaussian());
        if (i != count / 2) {
          rows.add(
              new HourlyMarksQuery.Row(
                  instrument.venue(),
                  instrument.symbol(),
                  END.minus(Duration.ofHours(i)),
                  BigDecimal.valueOf(Math.min(price, next)),
                  BigDecimal.valueOf(Math.max(price, next)),
                  BigDecimal.valueOf(next)));
        }
        price = next;
      }
    }
    return rows;
  }

  @Test
  void theGapOfAStopAndTheTimeToTroubleAreMeasuredInOneVolatility() {
    RecordedBars bars = RecordedBars.of(hours(700));
    int known = 0;
    for (PositionLine line : positions) {
      double sigma = bars.sigma(line.key().instrument()).orElseThrow().doubleValue();
      double mark = Objects.requireNonNull(line.exposure()).markPrice().doubleValue();
      double liquidation = line.liquidationPrice().orElseThrow().doubleValue();
      double stop = stop(line).doubleValue();
      int sign = line.key().side().sign();
      StopLine stopped =
          StopLine.of(with(line, plan(stop(line), line.row().economics().quantity(), null)), bars);
      assertThat(stopped.gapInSigmas().orElseThrow().doubleValue())
          .isCloseTo(sign * Math.log(stop / liquidation) / sigma, within(0.011));
      List<Double> moves =
          Objects.requireNonNull(bars.byInstrument().get(line.key().instrument())).moves();
      double wanted = sign * Math.log(mark / liquidation) / sigma;
      long reached = moves.stream().filter(move -> move >= wanted).count();
      TroubleLine trouble = TroubleLine.of(line, bars, Map.of());
      assertThat(trouble.isKnown()).isTrue();
      assertThat(trouble.shareOfEight().orElseThrow().doubleValue())
          .as(line.key().toString())
          .isCloseTo((double) reached / moves.size(), within(1.0 / moves.size() + 1e-4));
      double barrier =
          moves.stream()
              .sorted()
              .skip(moves.size() - Math.ceilDiv(moves.size(), 20))
              .findFirst()
              .orElseThrow();
      double hours = 8 * Math.pow(wanted / barrier, 2);
      if (hours <= 71) {
        known++;
        assertThat((double) trouble.hours().orElseThrow()).isBetween(hours - 0.01, hours + 1.01);
      } else if (hours > 73) {
        assertThat(trouble.hours()).isEmpty();
      }
    }
    assertThat(known).isGreaterThan(5);
  }

  @Test
  void nothingIsSaidOfTroubleFromTooFewHours() {
    RecordedBars bars = RecordedBars.of(hours(40));
    PositionLine line = positions.getFirst();
    TroubleLine trouble = TroubleLine.of(line, bars, Map.of());
    assertThat(trouble.isKnown()).isFalse();
    assertThat(trouble.hours()).isEmpty();
    assertThat(trouble.shareOfEight()).isEmpty();
    PositionLine withStop = with(line, plan(stop(line), BigDecimal.ONE, null));
    assertThat(StopLine.of(withStop, bars).gapInSigmas()).isEmpty();
  }

  private static PositionChangesQuery.Row added(
      int number, String cap, @Nullable String planned, String thesis, String plan) {
    return new PositionChangesQuery.Row(
        END.plusSeconds(number),
        number,
        "binance/a/BTCUSDT/long",
        1,
        "add",
        "open",
        BigDecimal.ONE,
        new BigDecimal(cap),
        BigDecimal.TEN,
        new BigDecimal(cap),
        "USDT",
        new PositionChangesQuery.Owner(
            "ALPHA",
            "core",
            "tess",
            planned == null ? null : new BigDecimal(planned),
            thesis,
            plan));
  }

  @Test
  void aTopUpIsHeldAgainstThePlanThatWasMadeBefore() {
    assertThat(TopUps.verdict(added(1, "50", "50", "intact", "add")))
        .isEqualTo(TopUps.Verdict.WITHIN_PLAN);
    assertThat(TopUps.verdict(added(1, "50.000000000000000001", "50", "intact", "add")))
        .isEqualTo(TopUps.Verdict.BEYOND_PLANNED_LOSS);
    assertThat(TopUps.verdict(added(1, "10", "50", "intact", "exit")))
        .isEqualTo(TopUps.Verdict.AGAINST_PLAN);
    assertThat(TopUps.verdict(added(1, "10", "50", "broken", "add")))
        .isEqualTo(TopUps.Verdict.AGAINST_PLAN);
    assertThat(TopUps.verdict(added(1, "10", null, "intact", "add")))
        .isEqualTo(TopUps.Verdict.NO_PLAN);
  }
}
