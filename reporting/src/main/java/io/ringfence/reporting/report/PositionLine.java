package io.ringfence.reporting.report;

import io.ringfence.domain.exposure.ExposureState;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionsAtQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open position with what it is worth.
 *
 * @param row facts as stored
 * @param rules the venue's rules that value it
 * @param facts what is known about it, for the domain
 * @param exposure valuation at the mark in force; absent: it has no mark
 * @param state how it stands
 * @param stopEffective whether a stop protects it; absent: unknown without a mark
 */
public record PositionLine(
    PositionsAtQuery.Row row,
    MarginRules rules,
    PositionFacts facts,
    @Nullable MarginExposure exposure,
    ExposureState state,
    @Nullable Boolean stopEffective) {
  /**
   * What is not known first, for it may be the worst; then the nearest to liquidation; what has no
   * liquidation price last.
   */
  public static final Comparator<PositionLine> BY_DISTANCE =
      Comparator.comparing((PositionLine line) -> line.exposure != null)
          .thenComparing(
              line -> line.distance().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(PositionLine::key);

  /** Identity. */
  public PositionKey key() {
    return row.key();
  }

  /** Whether its mark is too old to be trusted at an instant; a position without one is not. */
  public boolean isStaleAt(Instant asOf) {
    PositionsAtQuery.Mark mark = row.mark();
    return mark != null && mark.at().isBefore(asOf.minus(RunFacts.TRUSTED_AGE));
  }

  /** The position as its rules see it, valued or not. */
  public IsolatedPosition position() {
    return exposure == null ? Valuation.economics(rules, row) : exposure.position();
  }

  /** Signed distance to liquidation, fraction of the mark; empty: unknown, or no such price. */
  public Optional<BigDecimal> distance() {
    return Optional.ofNullable(exposure).flatMap(MarginExposure::distance);
  }

  /** Price at which equity meets the requirement; empty: unknown, or no positive price. */
  public Optional<BigDecimal> liquidationPrice() {
    return Optional.ofNullable(exposure)
        .flatMap(MarginExposure::liquidationPrice)
        .map(root -> root.price(key().side()));
  }

  /** Price at which equity is 0; empty: unknown, or no positive price. */
  public Optional<BigDecimal> bankruptcyPrice() {
    return Optional.ofNullable(exposure)
        .flatMap(MarginExposure::bankruptcyPrice)
        .map(root -> root.price(key().side()));
  }
}
