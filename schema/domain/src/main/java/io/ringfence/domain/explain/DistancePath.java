package io.ringfence.domain.explain;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The states on the way from one to another, each with one cause more than the one before. */
record DistancePath(DistanceState before, DistanceState after, WalletFlows flows) {
  /** One for each cause, in the order of {@link DistanceChange.Cause}; the last is the end. */
  List<DistanceState> states() {
    DistanceState marked = before.withMark(after.mark());
    DistanceState funded = marked.withPosition(before.position().plusMargin(flows.funding()));
    DistanceState charged =
        funded.withPosition(funded.position().plusMargin(flows.fees().negate()));
    DistanceState sized = charged.withPosition(sized(charged.position()));
    DistanceState moved = sized.withPosition(moved());
    return List.of(marked, funded, charged, sized, moved, after);
  }

  /** The new quantity at its cost, with margin in proportion. */
  private IsolatedPosition sized(IsolatedPosition position) {
    IsolatedPosition end = after.position();
    return new IsolatedPosition(
        before.position().contract(),
        position.side(),
        end.quantity(),
        end.entryPrice(),
        inProportion(position.isolatedMargin()),
        new VenueTerms(
            position.terms().leverage(),
            inProportion(position.terms().addedMargin()),
            end.terms().entryCost(),
            end.terms().maintenanceMargin()));
  }

  private BigDecimal inProportion(BigDecimal margin) {
    return Fraction.of(margin.multiply(after.position().quantity()), before.position().quantity())
        .rounded(before.position().contract().settlementScale(), RoundingMode.FLOOR);
  }

  /** The position at the end, still by the contract of the beginning. */
  private IsolatedPosition moved() {
    IsolatedPosition end = after.position();
    return new IsolatedPosition(
        before.position().contract(),
        end.side(),
        end.quantity(),
        end.entryPrice(),
        end.isolatedMargin(),
        end.terms());
  }
}
