package io.ringfence.domain.budget;

import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.InstrumentId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the marks behind what a node holds can be trusted. */
final class HeldMarks {
  private final Map<Held, MarkQuality> qualities = new HashMap<>();

  private record Held(String asset, InstrumentId instrument) {}

  void put(String asset, InstrumentId instrument, MarkQuality quality) {
    qualities.put(new Held(asset, instrument), quality);
  }

  /** The instrument is held no more. */
  void remove(String asset, InstrumentId instrument) {
    qualities.remove(new Held(asset, instrument));
  }

  /** The most stressed regime of what is held; absent: unknown for one of it, or nothing held. */
  @Nullable VolatilityRegime regime() {
    VolatilityRegime worst = null;
    for (MarkQuality quality : qualities.values()) {
      VolatilityRegime regime = quality.regime();
      if (regime == null) {
        return null;
      }
      worst = worst == null || regime.compareTo(worst) > 0 ? regime : worst;
    }
    return worst;
  }
}
