package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.mark.MarkQuality;
import io.ringfence.domain.quantity.InstrumentId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which instruments of a ledger have a mark in doubt, and what counts in place of it. */
final class DoubtfulMarks {
  private final TreeMap<InstrumentId, NodeContribution> stale = new TreeMap<>();
  private final TreeMap<InstrumentId, NodeContribution> beforeDoubt = new TreeMap<>();

  /** Takes notice of the mark behind a contribution that replaces another. */
  void judge(
      InstrumentId instrument,
      @Nullable NodeContribution before,
      NodeContribution now,
      MarkQuality quality) {
    if (quality.stale() && now.sums().positions() > 0) {
      stale.put(instrument, now.withoutMark());
    } else {
      stale.remove(instrument);
    }
    if (!quality.unconfirmed() || now.sums().positions() == 0) {
      beforeDoubt.remove(instrument);
    } else {
      beforeDoubt.putIfAbsent(instrument, before == null ? NodeContribution.EMPTY : before);
    }
  }

  /** What counts in place of what stands. */
  Map<InstrumentId, NodeContribution> in(View view) {
    return switch (view) {
      case SHOWN -> stale;
      case CERTAIN -> {
        TreeMap<InstrumentId, NodeContribution> both = new TreeMap<>(stale);
        both.putAll(beforeDoubt);
        yield both;
      }
    };
  }

  /** Instruments with a stale mark. */
  Set<InstrumentId> stale() {
    return new TreeSet<>(stale.keySet());
  }

  /** Instruments with an unconfirmed mark. */
  Set<InstrumentId> unconfirmed() {
    return new TreeSet<>(beforeDoubt.keySet());
  }
}
