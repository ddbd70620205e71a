package io.ringfence.reporting.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.domain.outcome.BarHistory;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.reporting.report.RecordedBars;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What kills positions, how likely that was, and what leaving isolated margin would cost. */
class OutlookLineTest {
  private static final StressFacts FACTS = StressLinesTest.facts(17, 400);

  /** Close and open again: twice the taker's fee of what the position is worth. */
  @Test
  void switchingTheModeCostsTwoTakerFeesOfTheValueWhereThePackNamesThem() {
    int known = 0;
    for (OutlookLine line : OutlookLine.of(FACTS)) {
      Held held = line.held();
      var fees = held.instrument().flatMap(it -> it.fees());
      assertThat(line.switching().isPresent())
          .as(held.line().key().toString())
          .isEqualTo(fees.isPresent());
      if (fees.isPresent()) {
        known++;
        BigDecimal value =
            StressLinesTest.value(held.position().economics(), held.position().mark());
        assertThat(line.switching().orElseThrow())
            .isCloseTo(
                value
                    .multiply(fees.orElseThrow().taker())
                    .add(value.multiply(fees.orElseThrow().taker())),
                within(new BigDecimal("1e-12")));
      }
    }
    assertThat(known).isBetween(1, FACTS.held().size() - 1);
  }

  /** In log price, against the standard deviation that is printed beside it. */
  @Test
  void theDistanceInSigmaIsTheLogOfTheKillingMove() {
    int known = 0;
    for (OutlookLine line : OutlookLine.of(FACTS)) {
      if (line.distance().isPresent() && line.killer().isPresent()) {
        known++;
        double killer = line.killer().orElseThrow().rounded(18, RoundingMode.DOWN).doubleValue();
        double sigma = line.sigma().orElseThrow().doubleValue();
        assertThat(line.distance().orElseThrow().doubleValue())
            .as(line.toString())
            .isCloseTo(Math.abs(Math.log1p(killer)) / sigma, within(2e-4));
      }
    }
    assertThat(known).isPositive();
  }

  @Test
  void theProbabilityIsTheShareOfPastMovesThatWentAsFar() {
    Map<InstrumentId, BarHistory> bars = RecordedBars.of(FACTS.hours()).byInstrument();
    int known = 0;
    for (OutlookLine line : OutlookLine.of(FACTS)) {
      if (line.probability().isPresent() && line.distance().isPresent()) {
        known++;
        BarHistory own = Objects.requireNonNull(bars.get(line.held().line().key().instrument()));
        double far = line.distance().orElseThrow().doubleValue();
        assertThat(line.odds()).isEqualTo("own");
        long hits = moves(own).filter(move -> move >= far).count();
        double share = (double) hits / own.moves().size();
        // The distance is printed at four digits: a window may lie within the last of them.
        assertThat(line.probability().orElseThrow().rounded(12, RoundingMode.DOWN))
            .isCloseTo(BigDecimal.valueOf(share), within(new BigDecimal("0.002")));
      }
    }
    assertThat(known).isPositive();
  }

  private static DoubleStream moves(BarHistory history) {
    return history.moves().stream().mapToDouble(Double::doubleValue);
  }
}
