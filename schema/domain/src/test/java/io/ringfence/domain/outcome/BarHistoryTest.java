package io.ringfence.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reallocation.BarrierOdds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Histories of hours against what the definitions say, written down once more without any art. */
class BarHistoryTest {
  private static final int HORIZON = 8;

  /** An hour; whether hours are missing before it. */
  private record Bar(double low, double high, double close, boolean afterGap) {}

  private static List<Bar> bars(Random random, int count, double gaps) {
    List<Bar> bars = new ArrayList<>();
    double close = 100;
    for (int i = 0; i < count; i++) {
      double open = close;
      close = open * Math.exp(random.nextGaussian() * 0.01);
      double low = Math.min(open, close) * (1 - random.nextDouble() * 0.004);
      double high = Math.max(open, close) * (1 + random.nextDouble() * 0.004);
      bars.add(new Bar(low, high, close, i > 0 && random.nextDouble() < gaps));
    }
    return bars;
  }

  private static BarHistory history(List<Bar> bars) {
    BarHistory history = new BarHistory(HORIZON);
    for (Bar bar : bars) {
      if (bar.afterGap()) {
        history.interrupt();
      }
      history.add(
          new Hour.Range(BigDecimal.valueOf(bar.low()), BigDecimal.valueOf(bar.high())),
          BigDecimal.valueOf(bar.close()));
    }
    return history;
  }

  /** Deviations over the horizon after each return of the first hours, in their order. */
  private static List<Double> deviations(List<Bar> bars) {
    List<Double> deviations = new ArrayList<>();
    double variance = 0;
    for (int i = 1; i < bars.size(); i++) {
      if (!bars.get(i).afterGap()) {
        double step = Math.log(bars.get(i).close() / bars.get(i - 1).close());
        double square = step * step;
        variance = deviations.isEmpty() ? square : 0.97 * variance + 0.03 * square;
        deviations.add(Math.sqrt(variance * HORIZON));
      }
    }
    return deviations;
  }

  private static Optional<Double> sigma(List<Bar> bars) {
    List<Double> deviations = deviations(bars);
    if (deviations.size() < 48) {
      return Optional.empty();
    }
    List<Double> sorted = deviations.stream().sorted().toList();
    double floor = sorted.get((int) (0.9 * (sorted.size() - 1)));
    return Optional.of(Math.max(deviations.getLast(), floor));
  }

  /** Windows one after another; each in the volatility of the hours before its first. */
  private static List<Double> moves(List<Bar> bars) {
    List<Double> moves = new ArrayList<>();
    int first = 0;
    while (first + HORIZON <= bars.size()) {
      int gap = gapWithin(bars, first);
      if (gap >= 0) {
        first = gap + 1;
        continue;
      }
      Optional<Double> sigma = sigma(bars.subList(0, first));
      if (sigma.isPresent()) {
        double start = bars.get(first - 1).close();
        List<Bar> window = bars.subList(first, first + HORIZON);
        double low = window.stream().mapToDouble(Bar::low).min().orElseThrow();
        double high = window.stream().mapToDouble(Bar::high).max().orElseThrow();
        moves.add(Math.max(0, Math.log(start / low)) / sigma.get());
        moves.add(Math.max(0, Math.log(high / start)) / sigma.get());
      }
      first += HORIZON;
    }
    return moves;
  }

  /** The first hour of a window that comes after a gap: it is the last that cannot be in one. */
  private static int gapWithin(List<Bar> bars, int first) {
    for (int i = first; i < first + HORIZON; i++) {
      if (bars.get(i).afterGap()) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void volatilityAndMovesAreWhatTheDefinitionsSayAndNothingLeadsAcrossAMissingHour() {
    for (long seed = 0; seed < 6; seed++) {
      List<Bar> bars = bars(new Random(seed), 300, seed % 2 == 0 ? 0 : 0.03);
      BarHistory history = history(bars);
      assertThat(history.sigma().orElseThrow().doubleValue())
          .as("seed %s", seed)
          .isCloseTo(sigma(bars).orElseThrow(), within(2e-9));
      List<Double> expected = moves(bars);
      assertThat(history.moves()).as("seed %s", seed).hasSameSizeAs(expected).isNotEmpty();
      for (int i = 0; i < expected.size(); i++) {
        // Volatility is kept rounded up at nine digits.
        assertThat(history.moves().get(i)).isCloseTo(expected.get(i), within(1e-5));
      }
    }
  }

  @Test
  void aWindowIsMeasuredByWhatWasKnownBeforeItsFirstHour() {
    List<Bar> bars = bars(new Random(9), 80, 0);
    List<Bar> jumps = new ArrayList<>(bars.subList(0, 72));
    double half = bars.get(71).close() / 2;
    for (int i = 0; i < HORIZON; i++) {
      jumps.add(new Bar(half, half, half, false));
    }
    double before = sigma(bars.subList(0, 72)).orElseThrow();
    List<Double> moves = history(jumps).moves();
    assertThat(moves.get(moves.size() - 2)).isCloseTo(Math.log(2) / before, within(1e-4));
  }

  @Test
  void aPriceThatJumpedWhileNobodyLookedMovesNothing() {
    List<Bar> quiet = bars(new Random(3), 120, 0);
    List<Bar> jumped = new ArrayList<>(quiet.subList(0, 100));
    quiet
        .subList(100, 120)
        .forEach(
            bar ->
                jumped.add(
                    new Bar(bar.low() / 2, bar.high() / 2, bar.close() / 2, jumped.size() == 100)));
    assertThat(history(jumped).sigma().orElseThrow().doubleValue())
        .isLessThan(0.06)
        .isCloseTo(sigma(jumped).orElseThrow(), within(2e-9));
    assertThat(history(jumped).moves()).allMatch(move -> move < 10);
  }

  @Test
  void tooFewHoursAreUnknownAndTooFewWindowsHaveNoOdds() {
    List<Bar> bars = bars(new Random(4), 49, 0);
    assertThat(history(bars.subList(0, 48)).sigma()).isEmpty();
    assertThat(history(bars).sigma()).isPresent();
    assertThat(BarHistory.odds(List.of(history(bars)))).isEmpty();
  }

  @Test
  void theBacktestForetellsEachWindowFromThoseBeforeItOnly() {
    BarHistory history = history(bars(new Random(5), 1_200, 0));
    List<Double> moves = history.moves();
    for (BarrierBacktest line : BarrierBacktest.of(List.of(history))) {
      double expected = 0;
      int hits = 0;
      for (int i = BarrierBacktest.WARM_UP; i < moves.size(); i++) {
        Fraction odds = BarrierOdds.of(moves.subList(0, i)).reaching(line.sigmas());
        expected += odds.rounded(12, RoundingMode.HALF_EVEN).doubleValue();
        hits += moves.get(i) >= line.sigmas() ? 1 : 0;
      }
      assertThat(line.windows()).isEqualTo(moves.size() - BarrierBacktest.WARM_UP);
      assertThat(line.hits()).isEqualTo(hits);
      assertThat(line.expected()).isCloseTo(expected, within(1e-6));
    }
    List<BarrierBacktest> lines = BarrierBacktest.of(List.of(history));
    // 2 (1 - Phi(1)) and 2 (1 - Phi(3)), from the tables of the normal distribution.
    assertThat(normalShare(lines.get(1))).isCloseTo(0.317311, within(1e-6));
    assertThat(normalShare(lines.get(4))).isCloseTo(0.002700, within(1e-6));
  }

  private static double normalShare(BarrierBacktest line) {
    return line.expectedByNormal() / line.windows();
  }
}
