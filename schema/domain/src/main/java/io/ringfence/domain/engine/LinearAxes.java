package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the axes of a linear or quanto contract. For a side s and a condition "requirement at
 * least ratio times equity" inside a tier:
 *
 * <pre>(s ratio - rate) P - s ratio F {@literal <=} s ratio (E - F_e) - (ratio W + amount) / Q
 * </pre>
 *
 * and for "distance to liquidation at most d", with the tier of the liquidation price:
 *
 * <pre>(1 - s d) (s - rate) P - s F {@literal <=} s (E - F_e) - (W + amount) / Q</pre>
 */
final class LinearAxes {
  private final ContractTerms terms;
  private final Lattice lattice;
  final List<Axis> axes = new ArrayList<>();
  final List<@Nullable KeyLine> lines = new ArrayList<>();

  LinearAxes(ContractTerms terms, Lattice lattice) {
    this.terms = terms;
    this.lattice = lattice;
  }

  /** One axis for each tier, for a ratio; answers the first. */
  int addRatio(TriggerKind kind, int level, int sign, BigDecimal ratio) {
    boolean strict = kind == TriggerKind.LIQUIDATION && !terms.requirement().equalityLiquidates();
    int first = axes.size();
    for (int tier = 0; tier < tiers(); tier++) {
      BigDecimal slope = signed(sign, ratio).subtract(terms.requirement().rate(tier));
      BigDecimal amount = terms.requirement().tiers().get(tier).amount();
      add(
          new Axis(kind, level, atPrice(slope), atFunding(signed(-sign, ratio)), lattice),
          line(sign, ratio, amount, strict));
    }
    return first;
  }

  /** One axis for each tier, for a distance; answers the first. */
  int addDistance(TriggerKind kind, int level, int sign, BigDecimal distance) {
    int first = axes.size();
    BigDecimal one = signed(sign, BigDecimal.ONE);
    BigDecimal nearer = BigDecimal.ONE.subtract(signed(sign, distance));
    for (int tier = 0; tier < tiers(); tier++) {
      BigDecimal slope = nearer.multiply(one.subtract(terms.requirement().rate(tier)));
      BigDecimal amount = terms.requirement().tiers().get(tier).amount();
      add(
          new Axis(kind, level, atPrice(slope), atFunding(one.negate()), lattice),
          line(sign, BigDecimal.ONE, amount, false));
    }
    return first;
  }

  /** An axis of the mark or, with a price factor of 0, of funding. */
  int addPlain(TriggerKind kind, int ordinal, int priceSign, int fundingSign) {
    return add(new Axis(kind, ordinal, priceSign * tickFactor(), fundingSign, lattice), null);
  }

  /** What one tick counts on an axis of the mark. */
  long tickFactor() {
    return atPrice(BigDecimal.ONE);
  }

  private int add(Axis axis, @Nullable KeyLine line) {
    axes.add(axis);
    lines.add(line);
    return axes.size() - 1;
  }

  private KeyLine line(int sign, BigDecimal ratio, BigDecimal amount, boolean strict) {
    Scales scales = terms.scales();
    Wide held = Wide.of(Lattice.whole(amount, lattice.digits() + scales.quantity()));
    return new KeyLine(
        Lattice.factor(signed(sign, ratio), lattice.digits() - scales.entry()),
        Lattice.factor(signed(-sign, ratio), lattice.digits() - lattice.fundingDigits()),
        Lattice.factor(ratio, lattice.digits() + scales.quantity() - scales.wallet()),
        strict ? held : held.minus(Wide.ONE));
  }

  private long atPrice(BigDecimal factor) {
    return Lattice.factor(factor, lattice.digits() - terms.scales().price());
  }

  private long atFunding(BigDecimal factor) {
    return Lattice.factor(factor, lattice.digits() - lattice.fundingDigits());
  }

  private int tiers() {
    return terms.requirement().tiers().size();
  }

  private static BigDecimal signed(int sign, BigDecimal figure) {
    return sign > 0 ? figure : figure.negate();
  }
}
