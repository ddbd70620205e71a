package io.ringfence.domain.trigger;

import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A position of a linear or quanto contract as lines in price: V = S P, M = W + s (V - C), and a
 * requirement of straight pieces, the largest of their lines. Every condition on them turns at one
 * fixed price.
 *
 * @param side direction s
 * @param size S, quantity times multiplier, above 0
 * @param entryValue C, settlement asset
 * @param wallet W, settlement asset
 * @param pieces the requirement as it is reported, by rising value; at least one
 * @param decides what decides the liquidation
 * @param liquidationPrice the venue's, as it is reported; empty: no positive price
 */
public record LinePosition(
    PositionSide side,
    BigDecimal size,
    BigDecimal entryValue,
    BigDecimal wallet,
    List<Piece> pieces,
    Decision decides,
    Optional<PriceRoot> liquidationPrice) {
  /** What decides a liquidation. */
  public sealed interface Decision {
    /** Equity against the reported requirement. */
    record Equation(TriggerEquality equality) implements Decision {}

    /** Equity against a requirement that was fixed at entry and is not rounded, unlike reported. */
    record FixedEquation(Fraction requirement, TriggerEquality equality) implements Decision {}

    /** The mark reaches the printed price. */
    record Printed(PriceRoot price) implements Decision {}
  }

  public LinePosition {
    pieces = List.copyOf(pieces);
  }

  /** Whether a ratio is met on one side of one price and not on the other. */
  public boolean turnsOnce(BigDecimal ratio) {
    return side == PositionSide.SHORT
        || pieces.stream().allMatch(piece -> piece.rate().compareTo(ratio) < 0);
  }

  /** s C. */
  public BigDecimal signedEntryValue() {
    return signed(entryValue);
  }

  /** s S. */
  public BigDecimal signedSize() {
    return signed(size);
  }

  /** M at price 0: W - s C. */
  public BigDecimal equityAtZero() {
    return wallet.subtract(signedEntryValue());
  }

  private BigDecimal signed(BigDecimal figure) {
    return side == PositionSide.LONG ? figure : figure.negate();
  }
}
