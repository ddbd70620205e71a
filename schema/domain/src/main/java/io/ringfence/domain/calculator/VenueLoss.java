package io.ringfence.domain.calculator;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/** What happens past the bankruptcy price; the holder loses the margin and no more. */
record VenueLoss(HeldPosition held) {
  /** max(0, -M(P)), rounded up. */
  BigDecimal shortfall(String name) {
    Fraction beyond = held.equity(name).negate().max(Fraction.ZERO);
    return held.contract().charged(beyond);
  }

  /** Below 0 where the fund does not suffice. */
  BigDecimal insuranceFundAfter(String name) {
    return held.inputs().need(Input.INSURANCE_FUND, name).subtract(shortfall(name));
  }

  /** W + max(0, U - deficit), rounded down. */
  BigDecimal keptByWinner(String name) {
    BigDecimal deficit = held.inputs().need(Input.DEFICIT, name);
    Fraction profit = held.unfunded().exactPnl(held.mark(name)).minus(deficit);
    Fraction kept = profit.max(Fraction.ZERO).plus(held.funded(name).isolatedMargin());
    return held.contract().owned(kept);
  }
}
