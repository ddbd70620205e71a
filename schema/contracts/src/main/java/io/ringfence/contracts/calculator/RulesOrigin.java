package io.ringfence.contracts.calculator;

import org.jspecify.annotations.Nullable;

/**
 * Where the rules of a case come from.
 *
 * @param rulePack stamp of the pack, {@code id@version}; null: the case brought its own
 * @param extrapolated whether the pack is used outside the time it is evidenced for
 */
public record RulesOrigin(@Nullable String rulePack, boolean extrapolated) {
  static final RulesOrigin OF_THE_CASE = new RulesOrigin(null, false);
}
