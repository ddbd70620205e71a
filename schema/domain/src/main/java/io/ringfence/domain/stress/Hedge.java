package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reallocation.PoolPosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Positions that hedge each other. The order system says which; where it does not, positions of one
 * desk on both sides of one base asset are proposed, and said to be.
 *
 * @param name the pair's id, or desk and base asset
 * @param isGiven whether the order system said so
 * @param baseAsset what the prices of all legs are of; empty: they are of different assets, whose
 *     quantities are never added up
 * @param legs the legs, by key
 */
public record Hedge(
    String name, boolean isGiven, Optional<String> baseAsset, List<PoolPosition> legs) {
  public Hedge {
    legs = legs.stream().sorted(Comparator.comparing(PoolPosition::key)).toList();
  }

  /**
   * What is left when a leg goes.
   *
   * @param hedge the hedge
   * @param lost the leg that goes
   * @param cause auto-deleveraging takes legs in profit, liquidation the others
   * @param baseBefore signed base asset of all legs; empty: they differ in it, or a contract does
   *     not say
   * @param baseLeft the same without the leg
   */
  public record Orphan(
      Hedge hedge,
      PoolPosition lost,
      Cause cause,
      Optional<Fraction> baseBefore,
      Optional<Fraction> baseLeft) {}

  /** Why a leg goes. */
  public enum Cause {
    ADL,
    LIQUIDATION
  }

  /**
   * The hedges of some positions: those given first, by name, then those proposed.
   *
   * @param baseAsset what a position's price is of
   */
  public static List<Hedge> of(
      List<PoolPosition> positions, Function<PoolPosition, String> baseAsset) {
    Map<String, List<PoolPosition>> given = new TreeMap<>();
    Map<String, List<PoolPosition>> others = new TreeMap<>();
    for (PoolPosition one : positions) {
      String pair = one.facts().labels().pairId();
      if (pair == null) {
        others
            .computeIfAbsent(
                one.facts().desk() + " " + baseAsset.apply(one), _ -> new ArrayList<>())
            .add(one);
      } else {
        given.computeIfAbsent(pair, _ -> new ArrayList<>()).add(one);
      }
    }
    List<Hedge> hedges = new ArrayList<>();
    given.forEach((name, legs) -> hedges.add(new Hedge(name, true, one(legs, baseAsset), legs)));
    others.forEach(
        (name, legs) -> {
          if (hasBothSides(legs)) {
            hedges.add(new Hedge(name, false, one(legs, baseAsset), legs));
          }
        });
    return hedges;
  }

  private static Optional<String> one(
      List<PoolPosition> legs, Function<PoolPosition, String> baseAsset) {
    List<String> assets = legs.stream().map(baseAsset).distinct().toList();
    return assets.size() == 1 ? Optional.of(assets.getFirst()) : Optional.empty();
  }

  /** Whether what is left of it hedges nothing any more: a pair whose other leg is gone. */
  public boolean isOrphaned() {
    return !hasBothSides(legs);
  }

  private static boolean hasBothSides(List<PoolPosition> legs) {
    return legs.stream().map(leg -> leg.economics().side()).distinct().count() > 1;
  }

  /** What is left after each of the legs has gone. */
  public List<Orphan> orphans() {
    Optional<Fraction> before = base();
    return legs.stream()
        .map(
            lost ->
                new Orphan(
                    this,
                    lost,
                    lost.economics().exactPnl(lost.mark()).signum() > 0
                        ? Cause.ADL
                        : Cause.LIQUIDATION,
                    before,
                    before.flatMap(sum -> base(lost).map(sum::minus))))
        .toList();
  }

  /** The smallest move of its own mark that liquidates a leg; empty: none of them dies. */
  public Optional<Fraction> nearest() {
    return legs.stream()
        .flatMap(leg -> Critical.of(leg).stream())
        .map(critical -> critical.move().abs())
        .min(Comparator.naturalOrder());
  }

  /** Signed base asset of all legs, exact; empty: they differ, or a contract does not say. */
  public Optional<Fraction> base() {
    Optional<Fraction> sum = baseAsset.map(_ -> Fraction.ZERO);
    for (PoolPosition leg : legs) {
      Optional<Fraction> own = base(leg);
      sum = sum.flatMap(before -> own.map(before::plus));
    }
    return sum;
  }

  private static Optional<Fraction> base(PoolPosition leg) {
    Optional<Fraction> amount =
        switch (leg.economics().contract().kind()) {
          case LINEAR -> Optional.of(Fraction.of(leg.economics().size()));
          case INVERSE -> Optional.of(leg.economics().value(leg.mark()));
          case QUANTO -> Optional.empty();
        };
    return switch (leg.economics().side()) {
      case LONG -> amount;
      case SHORT -> amount.map(Fraction::negate);
    };
  }

  /**
   * Signed value of all legs in the settlement asset of one of them, exact. Legs that settle in one
   * asset count at their own marks. Amounts of several settlement assets have no sum: there the
   * base asset of all legs counts at the mark of that one. Empty: that, too, is not known.
   *
   * @param leg one of the legs
   */
  public Optional<Fraction> valueAt(PoolPosition leg) {
    if (!settlesInOneAsset()) {
      return base().flatMap(open -> pricePerBase(leg).map(open::times));
    }
    Fraction sum = Fraction.ZERO;
    for (PoolPosition one : legs) {
      sum = sum.plus(signedValue(one));
    }
    return Optional.of(sum);
  }

  /** The same of the other legs when one has gone, in that one's settlement asset. */
  public Optional<Fraction> valueLeft(PoolPosition lost) {
    return valueAt(lost).map(all -> all.minus(signedValue(lost)));
  }

  /**
   * How large a leg is beside the others: its value where all settle in one asset, else its base
   * asset. Empty: sizes of the legs cannot be compared.
   */
  public Optional<Fraction> size(PoolPosition leg) {
    return settlesInOneAsset()
        ? Optional.of(signedValue(leg).abs())
        : base().flatMap(_ -> base(leg)).map(Fraction::abs);
  }

  private boolean settlesInOneAsset() {
    return legs.stream().map(leg -> leg.rules().settlementAsset()).distinct().count() == 1;
  }

  /** What one unit of base asset is worth at the mark of a leg, its settlement asset. */
  private static Optional<Fraction> pricePerBase(PoolPosition leg) {
    return switch (leg.economics().contract().kind()) {
      case LINEAR -> Optional.of(Fraction.of(leg.mark()));
      case INVERSE -> Optional.of(Fraction.of(BigDecimal.ONE));
      case QUANTO -> Optional.empty();
    };
  }

  private static Fraction signedValue(PoolPosition leg) {
    Fraction value = leg.economics().value(leg.mark());
    return switch (leg.economics().side()) {
      case LONG -> value;
      case SHORT -> value.negate();
    };
  }
}
