package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.reallocation.Suggestion.Reduction;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReduceTest {
  private static final BigDecimal TARGET = dec("0.10");
  private static final NaiveSchedule ONE_PERCENT =
      new NaiveSchedule(List.of(dec(1_000_000)), List.of(dec("0.01")));

  private static PoolPosition position(
      int sign, String quantity, String entry, String wallet, String mark) {
    SamplePool sample = new SamplePool();
    var twin =
        new NaivePosition(
            sign, dec(quantity), dec(entry), dec(wallet), ONE_PERCENT, BigDecimal.ZERO);
    sample.add("A", twin, dec(mark), BigDecimal.TEN, SamplePool.facts(Thesis.INTACT, null, null));
    return sample.positions().getFirst();
  }

  @ParameterizedTest(name = "side {0}, {1} at {2}, W {3}, mark {4}: close {5}")
  @CsvSource({
    // A unit at 90 costs 10 and needs 0.9: equity 54.5 carries five of ten.
    "1, 10, 100, 54.5, 100, 5",
    // The loss of 50 is already in the equity of 54.5.
    "1, 10, 105, 104.5, 100, 5",
    // Profit counts, too.
    "1, 10, 95, 4.5, 100, 5",
    // A short unit at 110 costs 10 and needs 1.1: equity 55.5 carries five.
    "-1, 10, 100, 55.5, 100, 5",
    // 50 carries 4.587155963...: the closed part is rounded up.
    "1, 10, 100, 50, 100, 5.41284404",
    "1, 10, 100, 108.999999999, 100, 0.00000001",
  })
  void theClosedQuantityIsTheSmallestAtEightDigits(
      int sign, String quantity, String entry, String wallet, String mark, BigDecimal expected) {
    var reduction = Reduce.to(position(sign, quantity, entry, wallet, mark), TARGET).orElseThrow();

    assertThat(reduction.quantity()).isEqualByComparingTo(expected);
    assertThat(reduction.notional()).isEqualByComparingTo(expected.multiply(dec(mark)));
  }

  @Test
  void whatStandsAtTheTargetNeedsNoClosing() {
    assertThat(Reduce.to(position(1, "10", "100", "109", "100"), TARGET)).isEmpty();
  }

  @Test
  void aBankruptPositionCannotBeSavedByClosing() {
    assertThat(Reduce.to(position(1, "10", "100", "100", "90"), TARGET)).isEmpty();
    assertThat(Reduce.to(position(1, "10", "100", "50", "90"), TARGET)).isEmpty();
  }

  @Test
  void aQuantityFinerThanTheStepIsClosedWholeWhenNothingLessWouldDo() {
    var reduction = Reduce.to(position(1, "0.00000003", "100", "0.0000000001", "100"), TARGET);

    assertThat(reduction.orElseThrow().quantity()).isEqualByComparingTo("0.00000003");
    assertThat(Reduce.to(position(1, "0.000000001", "100", "0.000000001", "100"), TARGET))
        .isEmpty();
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void theRivalStandsAtTheTargetAndOneUnitLessWouldNot(long first) {
    Trial.forBlock(
        first,
        trial ->
            trial
                .batch()
                .suggestions()
                .forEach(
                    suggestion ->
                        suggestion
                            .rival()
                            .ifPresent(
                                rival -> assertSmallest(rival, suggestion.recipient(), trial))));
  }

  private static void assertSmallest(Reduction rival, PoolPosition position, Trial trial) {
    BigDecimal less = rival.quantity().subtract(dec("0.00000001"));
    assertThat(standsAfterClosing(trial, position, rival.quantity())).isTrue();
    assertThat(standsAfterClosing(trial, position, less)).isFalse();
    assertThat(rival.notional()).isEqualByComparingTo(rival.quantity().multiply(position.mark()));
  }

  /** Closes at the mark: the realised part goes to the wallet, the rest keeps its entry. */
  private static boolean standsAfterClosing(Trial trial, PoolPosition position, BigDecimal closed) {
    NaivePosition twin = trial.sample().twin(position.key());
    BigDecimal rest = twin.quantity().subtract(closed);
    BigDecimal pnl =
        closed.multiply(position.mark().subtract(twin.entry())).multiply(dec(twin.sign()));
    var reduced =
        new NaivePosition(
            twin.sign(), rest, twin.entry(), twin.wallet().add(pnl), twin.schedule(), twin.fee());
    BigDecimal price = NaivePool.priceAt(position, trial.policy().targetDistance());
    return rest.signum() <= 0 || reduced.excess(price).signum() >= 0;
  }
}
