package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginRatioTest {
  private static final StandardMargin MODEL =
      new StandardMargin(
          TierSchedule.excerpt(dec("0.01"), BigDecimal.ZERO),
          dec("0.002"),
          TriggerEquality.LIQUIDATES);

  /** Ten long at 100; at 90 it must hold 10.8. */
  private static MarginRatio ratio(String wallet) {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(wallet));
    return MarginRatio.of(MODEL, position, dec(90));
  }

  @Test
  void itIsTheRequirementWithTheTriggersFeeOverEquityRoundedUp() {
    assertThat(ratio("113").shown()).hasValue(dec("0.830769230769230770"));
    assertThat(ratio("110.8").shown().orElseThrow()).isEqualByComparingTo("1");
  }

  @ParameterizedTest(name = "wallet {0}: bankrupt {1}")
  @CsvSource({"100, true", "99, true", "100.01, false"})
  void withoutEquityItIsBankruptAndNoNegativeRatio(String wallet, boolean bankrupt) {
    assertThat(ratio(wallet).shown().isEmpty()).isEqualTo(bankrupt);
    assertThat(ratio(wallet) instanceof MarginRatio.Bankrupt).isEqualTo(bankrupt);
  }

  @Test
  void aLevelIsReachedExactlyAtItAndBankruptHasReachedAll() {
    assertThat(ratio("110.8").reaches(dec(1))).isTrue();
    assertThat(ratio("110.800000000000000001").reaches(dec(1))).isFalse();
    assertThat(ratio("99").reaches(dec("1E+30"))).isTrue();
  }

  @Test
  void bankruptIsTheWorst() {
    assertThat(ratio("120")).isLessThan(ratio("111"));
    assertThat(ratio("111")).isGreaterThan(ratio("120"));
    assertThat(ratio("111")).isLessThan(ratio("99"));
    assertThat(ratio("99")).isGreaterThan(ratio("111"));
    assertThat(ratio("99")).isEqualByComparingTo(ratio("50"));
    assertThat(ratio("111").compareTo(ratio("111"))).isZero();
  }

  @Test
  void itComesFromAnyRequirementAndEquity() {
    MarginRatio half = MarginRatio.of(Fraction.of(dec(1)), Fraction.of(dec(2)));

    assertThat(half.shown().orElseThrow()).isEqualByComparingTo("0.5");
  }
}
