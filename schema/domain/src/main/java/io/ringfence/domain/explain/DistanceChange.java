package io.ringfence.domain.explain;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Why a distance to liquidation changed. Sealed: that it cannot be said is an answer. */
public sealed interface DistanceChange {
  /** What can change a distance, in the order in which it is let act. */
  enum Cause {
    /** The mark moved. */
    MARK,
    /** Funding changed the wallet. */
    FUNDING,
    /** Fees lowered the wallet. */
    FEE,
    /** Quantity or entry changed, the wallet in proportion with the quantity. */
    SIZE,
    /** Margin moved beyond that proportion, or another leverage was set. */
    MARGIN,
    /** Other brackets or another formula came into force. */
    RULES
  }

  /**
   * The part of one cause.
   *
   * @param cause the cause
   * @param from distance before it acted, fraction of the mark, exact
   * @param to distance after it acted; the same as before where nothing liquidated in between: then
   *     its effect shows with the next cause
   */
  record Part(Cause cause, Fraction from, Fraction to) {
    /** The part, exact: parts sum to the total exactly. */
    public Fraction change() {
      return to.minus(from);
    }

    /**
     * The part as it is shown: difference of the two distances as they are shown, at 18 digits.
     * Shown parts, too, sum to the shown total exactly.
     */
    public BigDecimal shown() {
      return DistanceChange.shown(to).subtract(DistanceChange.shown(from));
    }
  }

  /**
   * A change and its parts, one for each cause in their order.
   *
   * @param from distance before, exact
   * @param to distance after, exact
   */
  record Explained(Fraction from, Fraction to, List<Part> parts) implements DistanceChange {
    public Explained {
      parts = List.copyOf(parts);
      if (!parts.stream().map(Part::cause).toList().equals(List.of(Cause.values()))) {
        throw new IllegalArgumentException("parts must be one for each cause in order");
      }
    }

    /** The whole change, exact. */
    public Fraction total() {
      return to.minus(from);
    }

    /** The whole change as it is shown, at 18 digits. */
    public BigDecimal shownTotal() {
      return DistanceChange.shown(to).subtract(DistanceChange.shown(from));
    }
  }

  /**
   * There is no change to explain.
   *
   * @param because why, in words
   */
  record Unexplained(String because) implements DistanceChange {}

  /** A distance as an exposure shows it: 18 digits, down. */
  private static BigDecimal shown(Fraction distance) {
    return distance.rounded(Precision.RATIO_SCALE, RoundingMode.FLOOR);
  }

  /**
   * Explains the change between two states of one position. Causes act one after the other in the
   * order of {@link Cause}; each part is what the distance does while its cause acts. Another order
   * would share the joint effects differently; this one puts what happens to the holder (mark,
   * funding, fee) before what the holder does (size, margin) and the venue's rules last. That a
   * price or a size leads into another bracket counts for the price or the size.
   *
   * @param flows what funding and fees did to the wallet in between
   */
  static DistanceChange between(DistanceState before, DistanceState after, WalletFlows flows) {
    if (before.position().side() != after.position().side()) {
      return new Unexplained("the side changed: that is another position");
    }
    if (before.distance().isEmpty() || after.distance().isEmpty()) {
      return new Unexplained(
          "no price liquidates the position " + (before.distance().isEmpty() ? "before" : "after"));
    }
    List<DistanceState> states = new DistancePath(before, after, flows).states();
    List<Part> parts = new ArrayList<>();
    Fraction standing = before.distance().orElseThrow();
    for (Cause cause : Cause.values()) {
      Fraction next = states.get(cause.ordinal()).distance().orElse(standing);
      parts.add(new Part(cause, standing, next));
      standing = next;
    }
    return new Explained(before.distance().orElseThrow(), standing, parts);
  }
}
