package io.ringfence.domain;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Naive twin of a position under the standard generation: evaluates the one equation at a price and
 * finds its root by halving. No tiers are solved here.
 *
 * @param sign +1 long, -1 short
 * @param fee fee rate in the trigger
 */
public record NaivePosition(
    int sign,
    BigDecimal quantity,
    BigDecimal entry,
    BigDecimal wallet,
    NaiveSchedule schedule,
    BigDecimal fee) {
  private static final int SCALE = 24;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** A random position whose root may lie in any tier, on an edge or nowhere. */
  public static NaivePosition random(Dice dice) {
    NaiveSchedule schedule = NaiveSchedule.random(dice);
    int sign = dice.side().sign();
    BigDecimal entry = dice.between("0.01", "90000", 2);
    BigDecimal most = schedule.caps().getLast().multiply(TWO);
    BigDecimal quantity =
        dice.between(BigDecimal.ONE, most.max(BigDecimal.TEN), 0)
            .divide(entry, 6, RoundingMode.CEILING);
    BigDecimal value = quantity.multiply(entry);
    BigDecimal wallet =
        dice.between(value.multiply(new BigDecimal("-0.2")), value.multiply(TWO), 4);
    BigDecimal fee = dice.chance(70) ? BigDecimal.ZERO : dice.between("0", "0.001", 5);
    return new NaivePosition(sign, quantity, entry, wallet, schedule, fee);
  }

  /** The same position with the wallet that puts its root at a notional. */
  public NaivePosition withRootAt(BigDecimal notional) {
    BigDecimal requirement = schedule.requirement(notional).add(notional.multiply(fee));
    BigDecimal pnl = notional.subtract(quantity.multiply(entry)).multiply(BigDecimal.valueOf(sign));
    return withWallet(requirement.subtract(pnl));
  }

  /** The same position with another wallet. */
  public NaivePosition withWallet(BigDecimal other) {
    return new NaivePosition(sign, quantity, entry, other, schedule, fee);
  }

  /** The same position on the other side. */
  public NaivePosition mirrored() {
    return new NaivePosition(-sign, quantity, entry, wallet, schedule, fee);
  }

  /** The side as the domain says it. */
  public PositionSide side() {
    return sign > 0 ? PositionSide.LONG : PositionSide.SHORT;
  }

  /** The position as the domain says it. */
  public IsolatedPosition economics() {
    return new IsolatedPosition(side(), quantity, entry, wallet);
  }

  /** The venue's model as the domain says it; equality liquidates. */
  public StandardMargin model() {
    return new StandardMargin(schedule.schedule(), fee, StandardMargin.TriggerEquality.LIQUIDATES);
  }

  /** W + s Q (p - E). */
  public BigDecimal equity(BigDecimal price) {
    return wallet.add(quantity.multiply(price.subtract(entry)).multiply(BigDecimal.valueOf(sign)));
  }

  /** Maintenance of all slices and the fee. */
  public BigDecimal requirement(BigDecimal price) {
    BigDecimal notional = quantity.multiply(price);
    return schedule.requirement(notional).add(notional.multiply(fee));
  }

  /** Equity above the requirement; liquidated at 0 and below. */
  public BigDecimal excess(BigDecimal price) {
    return equity(price).subtract(requirement(price));
  }

  /** Equity above the requirement at numerator / denominator, times the denominator. */
  public BigDecimal excess(BigDecimal numerator, BigDecimal denominator) {
    BigDecimal notional = quantity.multiply(numerator);
    BigDecimal pnl =
        quantity
            .multiply(numerator.subtract(entry.multiply(denominator)))
            .multiply(BigDecimal.valueOf(sign));
    return wallet
        .multiply(denominator)
        .add(pnl)
        .subtract(schedule.requirement(notional, denominator))
        .subtract(notional.multiply(fee));
  }

  /** The price at which the excess changes sign, to 24 digits; empty where none above 0 does. */
  public Optional<BigDecimal> liquidationPrice() {
    if (signedExcess(BigDecimal.ZERO) >= 0) {
      return Optional.empty();
    }
    BigDecimal low = BigDecimal.ZERO;
    BigDecimal high = entry;
    while (signedExcess(high) < 0) {
      low = high;
      high = high.multiply(TWO);
    }
    BigDecimal step = BigDecimal.ONE.movePointLeft(SCALE);
    while (high.subtract(low).compareTo(step) > 0) {
      BigDecimal middle = low.add(high).divide(TWO, SCALE, RoundingMode.FLOOR);
      if (signedExcess(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Optional.of(high);
  }

  /** Rises with the price on both sides. */
  private int signedExcess(BigDecimal price) {
    return sign * excess(price).signum();
  }
}
