package io.ringfence.domain.mark;

import org.jspecify.annotations.Nullable;

/**
 * How far the mark behind a contribution can be trusted.
 *
 * @param stale whether it is older than its instrument allows: it still values, but what needs it
 *     is unknown to budgets
 * @param unconfirmed whether it lies so far from the one before that another must confirm it
 * @param regime volatility regime of the instrument; absent: unknown
 */
public record MarkQuality(boolean stale, boolean unconfirmed, @Nullable VolatilityRegime regime) {
  /** A mark to trust, in a regime nobody knows. */
  public static final MarkQuality TRUSTED = new MarkQuality(false, false, null);
}
