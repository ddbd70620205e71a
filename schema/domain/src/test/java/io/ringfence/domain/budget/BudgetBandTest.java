package io.ringfence.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetBandTest {
  private static final BudgetBand BAND =
      new BudgetBand(amount(80), amount(100), amount(70), amount(90));

  private static BigDecimal amount(long units) {
    return BigDecimal.valueOf(units);
  }

  private static BudgetState after(@Nullable BudgetState before, long use) {
    return BAND.next(before, amount(use), true);
  }

  @Test
  void anUpgradeIsImmediateAndALimitReachedIsNotExceeded() {
    assertThat(after(null, 80)).isEqualTo(BudgetState.WITHIN);
    assertThat(after(BudgetState.WITHIN, 81)).isEqualTo(BudgetState.WARNING);
    assertThat(after(BudgetState.WITHIN, 101)).isEqualTo(BudgetState.BREACH);
    assertThat(after(BudgetState.WARNING, 101)).isEqualTo(BudgetState.BREACH);
  }

  @Test
  void aDowngradeWaitsForTheLeaveThreshold() {
    assertThat(after(BudgetState.WARNING, 71)).isEqualTo(BudgetState.WARNING);
    assertThat(after(BudgetState.WARNING, 70)).isEqualTo(BudgetState.WITHIN);
    assertThat(after(BudgetState.BREACH, 91)).isEqualTo(BudgetState.BREACH);
    assertThat(after(BudgetState.BREACH, 90)).isEqualTo(BudgetState.WARNING);
    assertThat(after(BudgetState.BREACH, 70)).isEqualTo(BudgetState.WITHIN);
  }

  @Test
  void whatIsUnknownNeverCuresABreachAndIsNeverWithin() {
    assertThat(BAND.next(BudgetState.BREACH, amount(0), false)).isEqualTo(BudgetState.BREACH);
    assertThat(BAND.next(BudgetState.WITHIN, amount(0), false))
        .isEqualTo(BudgetState.UNKNOWN_AT_LEAST);
    assertThat(BAND.next(null, amount(101), false)).isEqualTo(BudgetState.BREACH);
  }

  @Test
  void limitsOutOfOrderAreRefused() {
    assertThatThrownBy(() -> new BudgetBand(amount(100), amount(80), amount(70), amount(70)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hard");
  }
}
