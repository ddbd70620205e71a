package io.ringfence.reporting.stress;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.stress.Hedge;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A hedge and what is left of it when one leg goes.
 *
 * @param hedge the hedge
 * @param asset settlement asset of the leg that goes
 * @param orphan what is left without the leg
 * @param loss the leg's wallet and 10 % of the notional that is no longer hedged, settlement asset
 *     of the leg
 * @param crossLeg whether a leg on the other side is held in cross margin, beside those here
 */
public record HedgeLine(
    Hedge hedge, String asset, Hedge.Orphan orphan, BigDecimal loss, boolean crossLeg) {
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
      BigDecimal net = hedge.net();
      boolean crossLeg = hasCrossLeg(hedge, facts);
      hedge.orphans().stream()
          .sorted(
              Comparator.comparing((Hedge.Orphan one) -> Hedge.net(one.lost()).abs()).reversed())
          .limit(hedge.isGiven() ? Integer.MAX_VALUE : MOST_LEGS)
          .forEach(orphan -> lines.add(of(hedge, orphan, net, crossLeg)));
    }
    return lines;
  }

  /** Where no rule pack says, an instrument is of an asset of its own: it hedges no other. */
  private static String base(Held held) {
    return held.baseAsset().equals(Words.UNKNOWN)
        ? held.line().key().instrument().toString()
        : held.baseAsset();
  }

  /** Signed notional that is no longer hedged when the leg is gone, settlement asset of the leg. */
  public BigDecimal netLeft() {
    return hedge.net().subtract(Hedge.net(orphan.lost()));
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

  private static HedgeLine of(Hedge hedge, Hedge.Orphan orphan, BigDecimal net, boolean crossLeg) {
    BigDecimal open = net.subtract(Hedge.net(orphan.lost())).abs();
    return new HedgeLine(
        hedge,
        orphan.lost().rules().settlementAsset(),
        orphan,
        orphan.lost().economics().isolatedMargin().add(open.multiply(SHOCK)),
        crossLeg);
  }

  /** Whether a leg is gone already; one that is held in cross margin is not. */
  public boolean isOrphaned() {
    return hedge.isGiven() && hedge.isOrphaned() && !crossLeg;
  }
}
