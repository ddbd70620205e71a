package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.position.StopCover;
import java.math.BigDecimal;

/**
 * What isolated positions add up to, exactly: profit of one never covers another, so every figure
 * is a plain sum. Figures that need a mark are sums over the positions that have one; {@code
 * unknownPositions} says how many have none, and then the whole is unknown.
 *
 * @param positions open positions
 * @param unknownPositions open positions without a mark
 * @param isolatedMargin sum of W, settlement asset
 * @param unknownMargin sum of W of the positions without a mark, settlement asset
 * @param equity sum of M(P), settlement asset
 * @param unrealisedPnl sum of U(P), settlement asset
 * @param maintenanceMargin sum of requirements, settlement asset
 * @param initialMargin sum of V(P) / L, settlement asset
 * @param grossNotional sum of V(P), quote currency
 * @param netNotional sum of s V(P), quote currency
 * @param stillToLose sum of max(0, M(P)), settlement asset
 * @param unstopped positions with a mark and without an effective stop
 */
public record ExposureSums(
    int positions,
    int unknownPositions,
    BigDecimal isolatedMargin,
    BigDecimal unknownMargin,
    BigDecimal equity,
    BigDecimal unrealisedPnl,
    BigDecimal maintenanceMargin,
    BigDecimal initialMargin,
    BigDecimal grossNotional,
    BigDecimal netNotional,
    BigDecimal stillToLose,
    int unstopped) {
  private static final BigDecimal NONE = BigDecimal.ZERO;

  /** No position. */
  public static final ExposureSums EMPTY =
      new ExposureSums(0, 0, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 0);

  /** One position with a mark; presumed liquidated, it may still lose its full cap. */
  static ExposureSums of(PositionState position, MarginExposure exposure) {
    BigDecimal cap = exposure.position().isolatedMargin();
    return new ExposureSums(
        1,
        0,
        cap,
        NONE,
        exposure.equity(),
        exposure.unrealisedPnl(),
        exposure.maintenanceMargin(),
        exposure.initialMargin(),
        exposure.notional(),
        exposure.netNotional(),
        position.isPresumedLiquidated() ? cap.max(NONE) : exposure.stillToLose(),
        StopCover.isEffective(position.facts(), exposure) ? 0 : 1);
  }

  /** One position without a mark, of which only the wallet is known. */
  public static ExposureSums unknown(BigDecimal isolatedMargin) {
    return unknown(1, isolatedMargin);
  }

  /** Positions of which only the wallets are known. */
  static ExposureSums unknown(int positions, BigDecimal isolatedMargin) {
    return new ExposureSums(
        positions,
        positions,
        isolatedMargin,
        isolatedMargin,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        NONE,
        0);
  }

  /** Both together. */
  public ExposureSums plus(ExposureSums other) {
    return new ExposureSums(
        positions + other.positions,
        unknownPositions + other.unknownPositions,
        isolatedMargin.add(other.isolatedMargin),
        unknownMargin.add(other.unknownMargin),
        equity.add(other.equity),
        unrealisedPnl.add(other.unrealisedPnl),
        maintenanceMargin.add(other.maintenanceMargin),
        initialMargin.add(other.initialMargin),
        grossNotional.add(other.grossNotional),
        netNotional.add(other.netNotional),
        stillToLose.add(other.stillToLose),
        unstopped + other.unstopped);
  }

  /** What remains when the other leaves; exact, so adding and leaving again changes nothing. */
  public ExposureSums minus(ExposureSums other) {
    return new ExposureSums(
        positions - other.positions,
        unknownPositions - other.unknownPositions,
        isolatedMargin.subtract(other.isolatedMargin),
        unknownMargin.subtract(other.unknownMargin),
        equity.subtract(other.equity),
        unrealisedPnl.subtract(other.unrealisedPnl),
        maintenanceMargin.subtract(other.maintenanceMargin),
        initialMargin.subtract(other.initialMargin),
        grossNotional.subtract(other.grossNotional),
        netNotional.subtract(other.netNotional),
        stillToLose.subtract(other.stillToLose),
        unstopped - other.unstopped);
  }

  /** The same figures without trailing zeros: equal figures are then equal records. */
  ExposureSums canonical() {
    return new ExposureSums(
        positions,
        unknownPositions,
        isolatedMargin.stripTrailingZeros(),
        unknownMargin.stripTrailingZeros(),
        equity.stripTrailingZeros(),
        unrealisedPnl.stripTrailingZeros(),
        maintenanceMargin.stripTrailingZeros(),
        initialMargin.stripTrailingZeros(),
        grossNotional.stripTrailingZeros(),
        netNotional.stripTrailingZeros(),
        stillToLose.stripTrailingZeros(),
        unstopped);
  }

  /** Whether every open position has a mark. */
  public boolean isKnown() {
    return unknownPositions == 0;
  }
}
