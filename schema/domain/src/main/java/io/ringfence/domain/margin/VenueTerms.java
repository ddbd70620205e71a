package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What only some venues' formulas ask of a position; absent is unknown, and a formula that needs it
 * says so.
 *
 * @param leverage leverage chosen at the venue, above 0
 * @param addedMargin margin added after the opening, settlement asset, at least 0
 * @param entryCost value at entry as the venue booked it, settlement asset, above 0; absent: the
 *     value of the quantity at the entry price
 * @param maintenanceMargin maintenance requirement the venue printed for the position, settlement
 *     asset, at least 0; takes the place of the formula's where maintenance is fixed at entry
 */
public record VenueTerms(
    Optional<BigDecimal> leverage,
    BigDecimal addedMargin,
    Optional<BigDecimal> entryCost,
    Optional<BigDecimal> maintenanceMargin) {
  /** Nothing is known beyond size, entry and wallet. */
  public static final VenueTerms NONE =
      new VenueTerms(Optional.empty(), BigDecimal.ZERO, Optional.empty(), Optional.empty());

  public VenueTerms {
    leverage.ifPresent(it -> Require.above0("leverage", it));
    entryCost.ifPresent(it -> Require.above0("entryCost", it));
    Require.notNegative("addedMargin", addedMargin);
    maintenanceMargin.ifPresent(it -> Require.notNegative("maintenanceMargin", it));
  }

  /** The same with a leverage. */
  public VenueTerms withLeverage(BigDecimal chosen) {
    return new VenueTerms(Optional.of(chosen), addedMargin, entryCost, maintenanceMargin);
  }

  /** The same after margin was added or, below 0, taken out; settlement asset. */
  public VenueTerms plusAdded(BigDecimal change) {
    BigDecimal added = addedMargin.add(change).max(BigDecimal.ZERO);
    return new VenueTerms(leverage, added, entryCost, maintenanceMargin);
  }

  /**
   * The leverage, for a formula that cannot do without.
   *
   * @throws IllegalArgumentException when it is unknown
   */
  public BigDecimal requiredLeverage() {
    return leverage.orElseThrow(
        () -> new IllegalArgumentException("leverage must be given: the formula needs it"));
  }
}
