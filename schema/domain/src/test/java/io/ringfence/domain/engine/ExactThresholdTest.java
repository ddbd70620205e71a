package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.engine.RequirementTerms.Schedule;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A threshold on a tick, and one between two ticks, fire at exactly the right tick. */
class ExactThresholdTest {
  private static final class Silent implements BookListener {
    @Override
    public void levelReached(int slot, int level) {}

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {}

    @Override
    public void stopTouched(int slot) {}
  }

  private static ContractTerms terms(ContractKind kind, boolean equalityLiquidates) {
    RequirementTerms.Tier tier =
        new RequirementTerms.Tier(
            BigDecimal.valueOf(1_000_000), new BigDecimal("0.2"), BigDecimal.ZERO);
    return new ContractTerms(
        kind,
        new Scales(0, 0, 0, 4, 4),
        BigDecimal.valueOf(10_000),
        new RequirementTerms(Schedule.MARGINAL, List.of(tier), BigDecimal.ZERO, equalityLiquidates),
        new LevelTerms(List.of(), List.of(), BigDecimal.ZERO));
  }

  /**
   * Linear long 10 at 100 with 200: 200 + 10 (p - 100) = 2 p at p = 100. Linear short 10 at 100
   * with 200: 200 + 10 (100 - p) = 2 p at p = 100. With 201 the root lies at 99.875 and at 100.08.
   * Inverse long 100 at 100 with 0.25: 0.25 + 1 - 100 / p = 20 / p at p = 96; short 100 at 100 with
   * 0.25: 0.25 - 1 + 100 / p = 20 / p at p = 106.67, with 0.2 at p = 100.
   */
  @ParameterizedTest
  @CsvSource({
    "LINEAR, 10, 2000000, true, 101, 100",
    "LINEAR, 10, 2000000, false, 100, 99",
    "LINEAR, 10, 2010000, true, 100, 99",
    "LINEAR, 10, 2010000, false, 100, 99",
    "LINEAR, -10, 2000000, true, 99, 100",
    "LINEAR, -10, 2000000, false, 100, 101",
    "LINEAR, -10, 2010000, true, 100, 101",
    "QUANTO, 10, 2000000, true, 101, 100",
    "INVERSE, 100, 2500, true, 97, 96",
    "INVERSE, 100, 2500, false, 96, 95",
    "INVERSE, -100, 2500, true, 106, 107",
    "INVERSE, -100, 2000, true, 99, 100",
    "INVERSE, -100, 2000, false, 100, 101",
  })
  void aPositionLivesAtOneTickAndEndsAtTheNext(
      ContractKind kind, long quantity, long wallet, boolean equality, long lives, long ends) {
    ExposureBook book =
        new ExposureBook(terms(kind, equality), LiquidationMode.CLOSES, new Silent());
    int slot = book.open(new PositionVersion(quantity, 100, wallet, 0, 0));
    book.tick(lives);
    assertThat(book.isOpen(slot)).isTrue();
    book.tick(ends);
    assertThat(book.isOpen(slot)).isFalse();
  }

  @Test
  void aTouchInsideABurstFires() {
    ExposureBook book =
        new ExposureBook(terms(ContractKind.LINEAR, true), LiquidationMode.CLOSES, new Silent());
    int slot = book.open(new PositionVersion(10, 100, 2_000_000, 0, 0));
    book.tick(110);
    book.conflated(100, 112, 111);
    assertThat(book.isOpen(slot)).isFalse();
  }

  @Test
  void whatDoesNotFitIsRefusedAndChangesNothing() {
    ExposureBook book =
        new ExposureBook(terms(ContractKind.LINEAR, true), LiquidationMode.CLOSES, new Silent());
    int slot = book.open(new PositionVersion(10, 100, 3_000_000, 0, 0));
    book.tick(100);
    assertThatThrownBy(() -> book.open(new PositionVersion(Long.MAX_VALUE, 100, 1, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quantity");
    assertThatThrownBy(() -> book.addToWallet(slot, Long.MAX_VALUE))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> book.tick(10_001)).hasMessageContaining("mark must be 1 to 10000");
    assertThat(book.positions()).isEqualTo(1);
    assertThat(book.node(0).isolatedMargin()).isEqualByComparingTo("300");
  }
}
