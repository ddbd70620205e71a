package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskBudgetTest {
  private static RiskBudget budget(
      BudgetMetric metric, String currency, long dwell, @Nullable Instant from, Instant to) {
    return new RiskBudget(
        NodePath.FIRM,
        metric,
        RiskBudget.Limits.of(dec(1), dec(2)),
        Duration.ofSeconds(dwell),
        from,
        to,
        currency);
  }

  @ParameterizedTest(name = "soft {0}, hard {1}, left at {2} and {3}: {4}")
  @CsvSource({
    "-1, 1, -1, 1, 'soft must be >= 0, were 0 and -1'",
    "2, 1, 2, 1, 'hard must be at least soft, were 2 and 1'",
    "1, 2, 1.1, 2, 'softLeave must be at most soft, were 1.1 and 1'",
    "1, 2, -1, 2, 'softLeave must be >= 0, were 0 and -1'",
    "1, 2, 1, -1, 'hardLeave must be >= 0, were 0 and -1'",
    "1, 2, 1, 2.1, 'hardLeave must be at most hard, were 2.1 and 2'",
  })
  void limitsOutOfOrderAreRefused(
      BigDecimal soft, BigDecimal hard, BigDecimal softLeave, BigDecimal hardLeave, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RiskBudget.Limits(soft, hard, softLeave, hardLeave))
        .withMessage(why);
  }

  @Test
  void limitsWithoutThresholdsAreLeftWhereTheyAreEntered() {
    assertThat(RiskBudget.Limits.of(dec(1), dec(2)))
        .isEqualTo(new RiskBudget.Limits(dec(1), dec(2), dec(1), dec(2)));
  }

  @Test
  void anAmountNeedsItsCurrencyAndARatioOrACountDoesNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget(BudgetMetric.PERIOD_LOSS, " ", 0, null, second(1)))
        .withMessage("currency must not be blank for period_loss");
    assertThat(budget(BudgetMetric.LEVERAGE, "", 0, null, second(1)).currency()).isEmpty();
    assertThat(budget(BudgetMetric.UNSTOPPED_POSITIONS, "", 0, null, second(1)).currency())
        .isEmpty();
  }

  @Test
  void aNegativeDwellIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget(BudgetMetric.PERIOD_LOSS, "USDT", -1, null, second(1)))
        .withMessage("minimumDwell must be >= 0, was PT-1S");
  }

  @Test
  void aBudgetThatEndsBeforeItBeginsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget(BudgetMetric.PERIOD_LOSS, "USDT", 0, second(1), second(1)))
        .withMessage("validFrom must be before validTo, were %s and %s", second(1), second(1));
  }

  @ParameterizedTest(name = "{0} over {1} against {2}: {3}")
  @CsvSource({
    "2, 3, 0.666666666666666666, true",
    "2, 3, 0.666666666666666667, false",
    "2, 1, 2, false",
    "2.000000000001, 1, 2, true",
    "0, 0, 0, false",
    "0, -1, 0, false",
    "1, 0, 1000000, true",
    "1, -1, 1000000, true",
  })
  void aUseIsComparedWithoutDividing(
      BigDecimal numerator, BigDecimal denominator, BigDecimal limit, boolean exceeds) {
    assertThat(new BudgetUse(numerator, denominator, 0).exceeds(limit)).isEqualTo(exceeds);
  }

  @ParameterizedTest(name = "{0} over {1} with {2} unknown is shown as {3}, known {4}")
  @CsvSource({
    "2, 3, 0, 0.666666666666666667, 0.666666666666666667",
    "2, 3, 1, , 0.666666666666666667",
    "2, 1, 0, 2, 2",
    "0, 0, 0, 0, 0",
    "0, -1, 0, 0, 0",
    "1, 0, 0, , 0",
    "1, -1, 0, , 0",
  })
  void aUseIsShownRoundedUpAndOnlyWhereItIsKnownAndFinite(
      BigDecimal numerator,
      BigDecimal denominator,
      int unknown,
      @Nullable BigDecimal used,
      BigDecimal known) {
    BudgetUse use = new BudgetUse(numerator, denominator, unknown);

    assertThat(use.used().isPresent()).isEqualTo(used != null);
    use.used().ifPresent(shown -> assertThat(shown).isEqualByComparingTo(used));
    assertThat(use.knownPart()).isEqualByComparingTo(known);
  }

  @Test
  void aNegativeUseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BudgetUse(dec(-1), dec(1), 0))
        .withMessage("numerator must be >= 0, was -1");
  }
}
