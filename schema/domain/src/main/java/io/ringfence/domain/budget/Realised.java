package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.Effect;
import java.math.BigDecimal;

/**
 * What was realised, settlement asset, exact, as far as it is known.
 *
 * @param pnl funding + fees - liquidation losses + what closes and reductions are said to have
 *     realised; negative is a loss
 * @param loss wallets lost to liquidations, at least 0 unless funding had emptied them
 * @param deficit what gaps lost beyond those wallets, the venues', at least 0
 * @param liquidations positions liquidated
 * @param unknown closes and reductions of which nobody said what they realised: above 0, the
 *     amounts are only what is known
 */
public record Realised(
    BigDecimal pnl, BigDecimal loss, BigDecimal deficit, int liquidations, int unknown) {
  /** Nothing. */
  public static final Realised NOTHING =
      new Realised(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

  /** What one effect realised. */
  public static Realised of(Effect effect) {
    return switch (effect) {
      case Effect.PositionChanged changed ->
          new Realised(
              changed.realised(),
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              0,
              changed.resultUnknown() ? 1 : 0);
      case Effect.Liquidated liquidated ->
          new Realised(BigDecimal.ZERO, liquidated.loss(), liquidated.deficit(), 1, 0);
      case Effect.LevelReached _, Effect.Presumed _ -> NOTHING;
    };
  }

  /** Both together. */
  public Realised plus(Realised other) {
    return new Realised(
        pnl.add(other.pnl),
        loss.add(other.loss),
        deficit.add(other.deficit),
        liquidations + other.liquidations,
        unknown + other.unknown);
  }

  /** Whether nothing was realised. */
  public boolean isNothing() {
    return pnl.signum() == 0
        && loss.signum() == 0
        && deficit.signum() == 0
        && liquidations == 0
        && isKnown();
  }

  /** Whether everything that was closed is known by its result. */
  public boolean isKnown() {
    return unknown == 0;
  }
}
