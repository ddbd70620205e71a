package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Ten at 100, of which every figure can be checked by hand. */
final class TenAtHundred {
  static final Contract SATOSHI = new Contract(ContractKind.INVERSE, dec(1), 8);
  static final TierSchedule HALF_PERCENT = TierSchedule.excerpt(dec("0.005"), dec(0));
  static final TierSchedule ONE_PERCENT_LESS_2 = TierSchedule.excerpt(dec("0.01"), dec(2));
  static final BigDecimal FEE = dec("0.001");

  /** Ten at 100, wallet 110, ten times leverage. */
  static IsolatedPosition ten(PositionSide side) {
    return new IsolatedPosition(side, dec(10), dec(100), dec(110))
        .withTerms(VenueTerms.NONE.withLeverage(dec(10)));
  }

  static String price(Optional<PriceRoot> root, PositionSide side) {
    return root.map(it -> it.price(side).stripTrailingZeros().toPlainString()).orElse("none");
  }

  static BigDecimal exact(Fraction figure) {
    return figure.exactOrRounded(18, RoundingMode.UNNECESSARY);
  }

  static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  private TenAtHundred() {}
}
