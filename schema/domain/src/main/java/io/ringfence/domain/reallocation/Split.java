package io.ringfence.domain.reallocation;

import io.ringfence.domain.reallocation.Sources.Draw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How an amount is made up of several sources, each giving at least a minimum or nothing.
 *
 * @param amount what is asked for, settlement asset
 * @param minimum least part of a source
 * @param room most that may come from outside the recipient's book
 */
record Split(BigDecimal amount, BigDecimal minimum, BigDecimal room) {
  /**
   * What there is, each list in the order of preference.
   *
   * @param cash the free balance, or empty
   * @param inside donors of the recipient's book
   * @param outside donors of other books
   */
  record Available(List<Draw> cash, List<Draw> inside, List<Draw> outside) {
    Available withoutCash() {
      return new Available(List.of(), inside, outside);
    }

    Available with(int ofInside, int ofOutside) {
      return new Available(cash, inside.subList(0, ofInside), outside.subList(0, ofOutside));
    }

    private int foreign() {
      return cash.size() + outside.size();
    }

    private int count() {
      return foreign() + inside.size();
    }

    /** Most that comes together within the room. */
    BigDecimal most(BigDecimal room) {
      return sum(cash).add(sum(outside)).min(room).add(sum(inside));
    }

    static BigDecimal sum(List<Draw> draws) {
      return draws.stream().map(Draw::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /**
   * Parts from the free balance, then from the fewest of the first donors, those of other books
   * only where need be; empty where no choice of sources makes up the amount.
   */
  List<Draw> of(Available all) {
    List<Draw> draws = withCashOrWithout(all);
    // Where the free balance would leave a part below the minimum, donors alone may still do.
    return draws.isEmpty() ? withCashOrWithout(all.withoutCash()) : draws;
  }

  /** With each donor of other books more, those of its own book that are needed are fewer. */
  private List<Draw> withCashOrWithout(Available all) {
    BigDecimal foreign = Available.sum(all.cash());
    BigDecimal own = Available.sum(all.inside());
    int inside = all.inside().size();
    for (int outside = 0; outside <= all.outside().size(); outside++) {
      if (outside > 0) {
        foreign = foreign.add(all.outside().get(outside - 1).amount());
      }
      BigDecimal let = foreign.min(room);
      while (inside > 0) {
        BigDecimal fewer = own.subtract(all.inside().get(inside - 1).amount());
        if (let.add(fewer).compareTo(amount) < 0) {
          break;
        }
        own = fewer;
        inside--;
      }
      boolean reaches = let.add(own).compareTo(amount) >= 0;
      if (reaches && leavesNoCrumbs(all.with(inside, outside))) {
        return parts(all.with(inside, outside));
      }
    }
    return List.of();
  }

  private boolean leavesNoCrumbs(Available chosen) {
    return least(chosen.count()).compareTo(amount) <= 0
        && least(chosen.foreign()).compareTo(room) <= 0;
  }

  private BigDecimal least(int sources) {
    return minimum.multiply(BigDecimal.valueOf(sources));
  }

  /** As much as possible from each before the next, leaving the rest their minimum. */
  private List<Draw> parts(Available chosen) {
    // Donors fit into the room by themselves once the free balance leaves them their minimum.
    BigDecimal mostCash = room.subtract(least(chosen.outside().size()));
    List<Draw> sources = new ArrayList<>();
    chosen.cash().forEach(cash -> sources.add(cash.atMost(mostCash)));
    sources.addAll(chosen.inside());
    sources.addAll(chosen.outside());
    List<Draw> parts = new ArrayList<>();
    BigDecimal missing = amount;
    for (Draw source : sources) {
      int rest = sources.size() - parts.size() - 1;
      Draw part = source.atMost(missing.subtract(least(rest)));
      missing = missing.subtract(part.amount());
      parts.add(part);
    }
    return parts;
  }
}
