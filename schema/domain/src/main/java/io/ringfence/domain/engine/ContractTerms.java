package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * All that the engine must know of an instrument.
 *
 * @param kind how value follows price
 * @param scales digits of its whole numbers
 * @param priceLimit no mark above it is taken, quote per base; keys are laid out for it
 * @param requirement what equity must exceed
 * @param levels what holders are told of
 */
public record ContractTerms(
    ContractKind kind,
    Scales scales,
    BigDecimal priceLimit,
    RequirementTerms requirement,
    LevelTerms levels) {
  public ContractTerms {
    if (priceLimit.signum() <= 0) {
      throw new IllegalArgumentException("priceLimit must be > 0, was " + priceLimit);
    }
    boolean jumps = requirement.schedule() == RequirementTerms.Schedule.WHOLE_POSITION;
    if (jumps && !levels.distances().isEmpty()) {
      throw new IllegalArgumentException(
          "distances need one liquidation price, and a WHOLE_POSITION schedule may have two");
    }
  }
}
