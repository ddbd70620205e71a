package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ten long at 100, wallet 120, mark 90: equity 20, value 900, maintenance 9. */
class VenueRatioTest {
  private static final StandardMargin MODEL =
      new StandardMargin(
          TierSchedule.excerpt(dec("0.01"), BigDecimal.ZERO),
          BigDecimal.ZERO,
          TriggerEquality.LIQUIDATES);

  private static IsolatedPosition position(String wallet) {
    return new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(wallet));
  }

  private static Optional<BigDecimal> shown(VenueRatio ratio, IsolatedPosition position) {
    return ratio.of(MODEL, position, dec(90)).map(it -> it.rounded(6, RoundingMode.HALF_EVEN));
  }

  @Test
  void eachVenueDividesInItsOwnDirection() {
    assertThat(shown(new VenueRatio.MaintenanceToEquity(), position("120")))
        .hasValue(dec("0.450000"));
    assertThat(shown(new VenueRatio.EquityToRequirement(dec("0.001")), position("120")))
        .hasValue(dec("2.020202"));
    assertThat(shown(new VenueRatio.EquityToNotional(), position("120"))).hasValue(dec("0.022222"));
  }

  @Test
  void htxComparesWithTheInitialMarginAtTheChosenLeverage() {
    var ratio = new VenueRatio.EquityToInitialLessAdjust(dec("0.1"));
    IsolatedPosition known = position("120").withTerms(VenueTerms.NONE.withLeverage(dec(5)));

    assertThat(shown(ratio, known)).hasValue(dec("0.011111"));
    assertThat(shown(ratio, position("120"))).isEmpty();
  }

  @Test
  void aDivisorOf0GivesNoneAndNegativeEquityANegativeRatio() {
    assertThat(shown(new VenueRatio.MaintenanceToEquity(), position("100"))).isEmpty();
    assertThat(shown(new VenueRatio.EquityToNotional(), position("91"))).hasValue(dec("-0.010000"));
  }

  @Test
  void theirWordsAreThoseOfTheCalculator() {
    assertThat(
            Stream.of(
                    new VenueRatio.MaintenanceToEquity(),
                    new VenueRatio.EquityToRequirement(BigDecimal.ZERO),
                    new VenueRatio.EquityToNotional(),
                    new VenueRatio.EquityToInitialLessAdjust(BigDecimal.ZERO))
                .map(VenueRatio::code))
        .containsExactly("mm/equity", "equity/(mm+fee)", "equity/notional", "htx");
  }
}
