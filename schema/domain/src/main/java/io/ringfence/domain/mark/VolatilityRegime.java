package io.ringfence.domain.mark;

import java.util.Locale;
import java.util.Optional;

/** How much a market moves, as limits know it. Source: risk definitions, Facts about limits. */
public enum VolatilityRegime {
  /** Less than usual. */
  CALM,
  /** As usual. */
  NORMAL,
  /** More than usual. */
  STRESSED;

  /** The word used in files and tables. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The regime with this {@link #code()}, or empty where there is none. */
  public static Optional<VolatilityRegime> of(String code) {
    for (VolatilityRegime regime : values()) {
      if (regime.code().equals(code)) {
        return Optional.of(regime);
      }
    }
    return Optional.empty();
  }
}
