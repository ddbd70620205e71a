package io.ringfence.domain.generation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists every crossing there is, bracket by bracket and edge by edge, and takes the one a price
 * comes to first. Walks nowhere: it compares prices.
 */
record BracketSearch(Sample of, SecondModel model) {
  /** The first crossing on the way from a price. */
  Optional<Crossing> first(BigDecimal from) {
    List<Crossing> crossings = model.crossings();
    if (!mayHaveSeveral()) {
      return crossings.stream().findFirst();
    }
    boolean upwards = model.isBreached(from) == (of.sign() > 0);
    Optional<Crossing> nearest = Optional.empty();
    for (Crossing crossing : crossings) {
      boolean onTheWay =
          Digits.areSamePrice(crossing.price(), from)
              || crossing.price().compareTo(from) > 0 == upwards;
      if (onTheWay && (nearest.isEmpty() || isNearer(crossing, nearest.get(), upwards))) {
        nearest = Optional.of(crossing);
      }
    }
    return nearest;
  }

  private static boolean isNearer(Crossing crossing, Crossing other, boolean upwards) {
    int comparison = crossing.price().compareTo(other.price());
    return upwards ? comparison < 0 : comparison > 0;
  }

  private boolean mayHaveSeveral() {
    return !of.brackets().marginal() && !of.brackets().contracts();
  }

  /** All of them. */
  List<Crossing> crossings() {
    Brackets brackets = of.brackets();
    List<Crossing> crossings = new ArrayList<>();
    for (int tier = 0; tier < brackets.size(); tier++) {
      if (brackets.contracts() && tier != brackets.holding(of.quantity())) {
        continue;
      }
      int in = tier;
      model
          .solvedIn(tier)
          .filter(price -> brackets.contracts() || holds(in, price))
          .ifPresent(price -> crossings.add(new Crossing(price, false)));
    }
    if (mayHaveSeveral() && fallsWithValue()) {
      addEdges(crossings);
    }
    return crossings;
  }

  private boolean holds(int tier, BigDecimal price) {
    BigDecimal value = of.brackets().snapped(model.value(price));
    return of.brackets().holding(value) == tier;
  }

  /** Alive on the edge with the lower rate, liquidated just above it with the higher one. */
  private void addEdges(List<Crossing> crossings) {
    Brackets brackets = of.brackets();
    for (int tier = 1; tier < brackets.size(); tier++) {
      BigDecimal edge = brackets.floors()[tier];
      BigDecimal equity = model.equityAtValue(edge);
      BigDecimal below = edge.multiply(brackets.rates()[tier - 1].add(model.triggerFee()));
      BigDecimal above = edge.multiply(brackets.rates()[tier].add(model.triggerFee()));
      boolean livesOnIt = !isMet(equity, below);
      if (livesOnIt && isMet(equity, above)) {
        crossings.add(new Crossing(model.priceOf(edge), true));
      }
    }
  }

  private boolean isMet(BigDecimal equity, BigDecimal requirement) {
    return equity.compareTo(requirement) <= 0 || Digits.areEqual(equity, requirement);
  }

  private boolean fallsWithValue() {
    return of.isInverse() == of.sign() > 0;
  }
}
