package io.ringfence.domain.reallocation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * A position as a reallocation sees it.
 *
 * @param key identity
 * @param rules the venue's rules in force
 * @param economics side, quantity, entry and wallet
 * @param leverage leverage set at the venue
 * @param facts thesis, plan and owner
 * @param mark mark in force, quote per base
 * @param outlook volatility, trend and what bars it
 */
public record PoolPosition(
    PositionKey key,
    MarginRules rules,
    IsolatedPosition economics,
    BigDecimal leverage,
    PositionFacts facts,
    BigDecimal mark,
    Outlook outlook) {
  /** A position whose near future is unknown. */
  public PoolPosition(
      PositionKey key,
      MarginRules rules,
      IsolatedPosition economics,
      BigDecimal leverage,
      PositionFacts facts,
      BigDecimal mark) {
    this(key, rules, economics, leverage, facts, mark, Outlook.UNKNOWN);
  }

  /** The position valued at its mark. */
  public MarginExposure exposure() {
    return exposureWith(BigDecimal.ZERO);
  }

  /** The position valued at its mark with its wallet changed by a signed amount. */
  public MarginExposure exposureWith(BigDecimal amount) {
    return MarginExposure.of(rules, economics.plusMargin(amount), leverage, mark);
  }

  /** What the venue lets be removed at its mark, settlement asset. */
  BigDecimal removable() {
    return MarginExposure.removable(rules, economics, leverage, mark);
  }

  /** The same position at another mark, quote per base. */
  public PoolPosition at(BigDecimal otherMark) {
    return new PoolPosition(key, rules, economics, leverage, facts, otherMark, outlook);
  }

  /** The same position with its wallet changed by a signed amount. */
  public PoolPosition with(BigDecimal amount) {
    return new PoolPosition(
        key, rules, economics.plusMargin(amount), leverage, facts, mark, outlook);
  }

  /** The same position with other economics. */
  public PoolPosition with(IsolatedPosition other) {
    return new PoolPosition(key, rules, other, leverage, facts, mark, outlook);
  }

  /** The same position with another outlook. */
  public PoolPosition with(Outlook other) {
    return new PoolPosition(key, rules, economics, leverage, facts, mark, other);
  }

  /** The wallet at risk, settlement asset: at least 0, for a negative one is lost already. */
  BigDecimal wallet() {
    return economics.isolatedMargin().max(BigDecimal.ZERO);
  }

  /**
   * Margin by which the wallet differs from what a distance needs, settlement asset, exact:
   * negative is missing, positive is to spare.
   *
   * @param distance fraction of the mark, in (0, 1)
   */
  BigDecimal slackAt(BigDecimal distance) {
    BigDecimal price = priceAt(distance);
    return economics.equity(price).subtract(rules.model().requirement(economics, price));
  }

  /** Whether the position dies when its mark moves by a fraction; with another wallet. */
  boolean diesAt(BigDecimal shock, BigDecimal amount) {
    return diesAtMark(mark.multiply(BigDecimal.ONE.add(shock)), amount);
  }

  /** Whether the position dies at a mark, quote per base; with another wallet. */
  public boolean diesAtMark(BigDecimal shocked, BigDecimal amount) {
    return rules.model().isLiquidatable(economics.plusMargin(amount), shocked);
  }

  /** The price a distance away from the mark on the losing side, quote per base. */
  BigDecimal priceAt(BigDecimal distance) {
    return mark.multiply(BigDecimal.ONE.subtract(economics.signed(distance)));
  }

  /**
   * Probability that the position is liquidated within the horizon with its wallet changed by an
   * amount; empty: its volatility is unknown.
   */
  public Optional<Fraction> hitProbability(BigDecimal amount) {
    return Optional.ofNullable(outlook.volatility())
        .map(
            volatility ->
                exposureWith(amount)
                    .distance()
                    .map(distance -> volatility.reaching(logOf(distance)))
                    .orElse(Fraction.ZERO));
  }

  /**
   * Distance to liquidation in sigma over the horizon, d_sigma; empty: its volatility is unknown,
   * or nothing is to be reached.
   */
  public Optional<Double> distanceInSigma() {
    return Optional.ofNullable(outlook.volatility())
        .flatMap(
            volatility ->
                exposure()
                    .distance()
                    .map(distance -> logOf(distance) / volatility.sigma().doubleValue()));
  }

  /** When the position is in trouble; empty: unknown, or in no time that counts. */
  public Optional<Duration> timeToTrouble() {
    return Optional.ofNullable(outlook.volatility())
        .flatMap(
            volatility ->
                exposure()
                    .distance()
                    .flatMap(distance -> volatility.timeToTrouble(logOf(distance))));
  }

  /** Log distance of a fraction of the mark; what has been reached is 0 away. */
  private double logOf(BigDecimal distance) {
    double fraction = Math.max(distance.doubleValue(), 0);
    return economics.side() == PositionSide.LONG
        ? fraction >= 1 ? Double.MAX_VALUE : -StrictMath.log1p(-fraction)
        : StrictMath.log1p(fraction);
  }
}
