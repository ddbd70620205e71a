package io.ringfence.launcher.oracle;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A position that ended because its equity met the requirement.
 *
 * @param at epoch microseconds
 * @param position venue/account/instrument/side
 * @param mark mark at that moment
 * @param price liquidation price at that moment; absent when no positive mark meets the requirement
 * @param loss the wallet
 * @param deficit what the venue lost beyond it, at least 0
 */
record Liquidation(
    long at,
    String position,
    BigDecimal mark,
    @Nullable Quotient price,
    BigDecimal loss,
    BigDecimal deficit)
    implements Comparable<Liquidation> {
  @Override
  public int compareTo(Liquidation other) {
    return Comparator.comparing(Liquidation::at)
        .thenComparing(Liquidation::position)
        .compare(this, other);
  }
}
