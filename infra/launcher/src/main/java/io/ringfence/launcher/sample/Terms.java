package io.ringfence.launcher.sample;

import io.ringfence.domain.exposure.EngineTerms;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a position stands on.
 *
 * @param position its economics
 * @param leverage leverage set for it
 */
record Terms(IsolatedPosition position, BigDecimal leverage) {
  private static final MathContext ROUGHLY = new MathContext(6, RoundingMode.HALF_EVEN);

  /** What the venue grants; entered at the mark itself where it would lie close to liquidation. */
  static Terms granted(Wish wish, MarginRules rules, BigDecimal mark) {
    Terms terms = wish.granted(rules, mark);
    return terms.isComfortable(rules, mark) ? terms : wish.enteredAt(mark).granted(rules, mark);
  }

  /** Terms of a version that does not close. */
  static Terms of(PositionVersion version) {
    return new Terms(
        new IsolatedPosition(
            version.key().side(),
            version.quantity(),
            version.entryPrice(),
            version.isolatedMargin()),
        version.leverage());
  }

  /** Where it is liquidated; empty: nowhere. */
  Optional<PriceRoot> liquidationPrice(MarginRules rules) {
    return rules.model().liquidationPrice(position);
  }

  /** The same with another wallet. */
  Terms plusMargin(BigDecimal amount) {
    return new Terms(position.plusMargin(amount), leverage);
  }

  /**
   * What is realised where it becomes another at a mark, settlement asset: exact, or rounded down
   * to the digits in which venues settle.
   *
   * @param after what is left of it; absent: nothing
   */
  BigDecimal realised(@Nullable Terms after, BigDecimal mark) {
    BigDecimal left = after == null ? BigDecimal.ZERO : after.position.unrealisedPnl(mark);
    BigDecimal realised = position.unrealisedPnl(mark).subtract(left);
    int digits = Math.min(EngineTerms.walletDigits(position.contract()), realised.scale());
    return realised.setScale(digits, RoundingMode.FLOOR);
  }

  /** Whether a mark is a third of what the leverage leaves, or more, away from liquidation. */
  private boolean isComfortable(MarginRules rules, BigDecimal mark) {
    BigDecimal room = BigDecimal.ONE.divide(leverage.multiply(BigDecimal.valueOf(3)), ROUGHLY);
    return liquidationPrice(rules)
        .map(price -> !price.isWithin(room, mark, position.side()))
        .orElse(true);
  }
}
