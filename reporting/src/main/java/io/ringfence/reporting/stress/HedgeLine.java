package io.ringfence.reporting.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hedge and what is left of it when one leg goes.
 *
 * @param hedge the hedge
 * @param asset settlement asset of the leg that goes
 * @param orphan what is left without the leg
 * @param before signed value of all legs, settlement asset of the leg; empty: it is not known
 * @param left the same without the leg: what is no longer hedged
 * @param loss the leg's wallet and 10 % of what is no longer hedged, settlement asset of the leg;
 *     empty: that is not known
 * @param crossLeg whether a leg on the other side is held in cross margin, beside those here
 */
public record HedgeLine(
    Hedge hedge,
    String asset,
    Hedge.Orphan orphan,
    Optional<Fraction> before,
    Optional<Fraction> left,
    Optional<Fraction> loss,
    boolean crossLeg) {
  private static final BigDecimal SHOCK = new BigDecimal("0.10");

  /** Of a proposed hedge only so many legs are shown, the largest. */
  private static final int MOST_LEGS = 4;

  /** Pairs the order system named, then those proposed; a line for each leg. */
  public static List<HedgeLine> of(StressFacts facts) {
    Map<PositionKey, String> bases = new HashMap<>();
    facts.held().forEach(one -> bases.put(one.line().key(), base(one)));
    List<HedgeLine> lines = new ArrayList<>();
    for (Hedge hedge :
        Hedge.of(
            StressFacts.positions(facts.held()),
            position -> bases.getOrDefault(position.key(), ""))) {
      boolean crossLeg = hasCrossLeg(hedge, facts);
      shown(hedge).forEach(orphan -> lines.add(of(hedge, orphan, crossLeg)));
    }
    return lines;
  }

  /** The largest leg first; legs whose sizes cannot be compared are all shown, by key. */
  private static List<Hedge.Orphan> shown(Hedge hedge) {
    List<Hedge.Orphan> orphans = hedge.orphans();
    boolean areCompared =
        orphans.stream().allMatch(orphan -> hedge.size(orphan.lost()).isPresent());
    if (!areCompared) {
      return orphans;
    }
    return orphans.stream()
        .sorted(
            Comparator.comparing((Hedge.Orphan one) -> hedge.size(one.lost()).orElseThrow())
                .reversed())
        .limit(hedge.isGiven() ? Integer.MAX_VALUE : MOST_LEGS)
        .toList();
  }

  /** Where no rule pack says, an instrument is of an asset of its own: it hedges no other. */
  private static String base(Held held) {
    return held.baseAsset().equals(Words.UNKNOWN)
        ? held.line().key().instrument().toString()
        : held.baseAsset();
  }

  private static boolean hasCrossLeg(Hedge hedge, StressFacts facts) {
    return hedge.isGiven()
        && facts.cross().stream()
            .filter(line -> hedge.name().equals(line.facts().labels().pairId()))
            .anyMatch(
                line ->
                    hedge.legs().stream()
                        .anyMatch(leg -> leg.economics().side() != line.key().side()));
  }

  private static HedgeLine of(Hedge hedge, Hedge.Orphan orphan, boolean crossLeg) {
    BigDecimal wallet = orphan.lost().economics().isolatedMargin();
    Optional<Fraction> left = hedge.valueLeft(orphan.lost());
    return new HedgeLine(
        hedge,
        orphan.lost().rules().settlementAsset(),
        orphan,
        hedge.valueAt(orphan.lost()),
        left,
        left.map(open -> open.abs().times(SHOCK).plus(wallet)),
        crossLeg);
  }

  /** Whether a leg is gone already; one that is held in cross margin is not. */
  public boolean isOrphaned() {
    return hedge.isGiven() && hedge.isOrphaned() && !crossLeg;
  }
}
