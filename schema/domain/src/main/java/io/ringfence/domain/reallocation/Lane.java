package io.ringfence.domain.reallocation;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A way by which free balance of another account can reach the pool's account.
 *
 * @param from account it comes from, as {@code venue/account}
 * @param available most that may come, settlement asset, at least 0: what the other account's own
 *     reserve leaves
 * @param fixedCost what a transfer costs whatever its size, settlement asset, at least 0
 * @param costRate what each unit costs, fraction, at least 0
 * @param arrival time until it can be used, at least 0
 */
public record Lane(
    String from,
    BigDecimal available,
    BigDecimal fixedCost,
    BigDecimal costRate,
    Duration arrival) {
  public Lane {
    if (from.isBlank()) {
      throw new IllegalArgumentException("from of a lane must not be blank");
    }
    if (available.signum() < 0 || fixedCost.signum() < 0 || costRate.signum() < 0) {
      throw new IllegalArgumentException(
          "available, fixedCost and costRate of lane %s must be >= 0, were %s, %s and %s"
              .formatted(from, available, fixedCost, costRate));
    }
    if (arrival.isNegative()) {
      throw new IllegalArgumentException("arrival of lane " + from + " must be >= 0");
    }
  }

  /** The same with less, or more, that may come. */
  public Lane with(BigDecimal other) {
    return new Lane(from, other, fixedCost, costRate, arrival);
  }

  /** What moving an amount costs, settlement asset. */
  public BigDecimal cost(BigDecimal amount) {
    return fixedCost.add(costRate.multiply(amount));
  }

  /**
   * Whether what is sent now arrives before the position is in trouble. What takes time never does
   * where it is unknown when trouble comes.
   */
  boolean arrivesInTime(PoolPosition position) {
    if (arrival.isZero()) {
      return true;
    }
    Outlook.Volatility volatility = position.outlook().volatility();
    return volatility != null
        && position.timeToTrouble().map(trouble -> arrival.compareTo(trouble) <= 0).orElse(true);
  }
}
