package io.ringfence.streaming.intake;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What part of marks and funding a replay plays, bounds included.
 *
 * @param fromMicros first instant, epoch microseconds; absent: from the first row
 * @param toMicros last instant, epoch microseconds, not before the first; absent: to the last row
 */
public record ReplayWindow(@Nullable Long fromMicros, @Nullable Long toMicros)
    implements Serializable {
  /** Everything. */
  public static final ReplayWindow ALL = new ReplayWindow(null, null);

  /** Refuses a window that ends before it begins. */
  public ReplayWindow {
    if (fromMicros != null && toMicros != null && fromMicros > toMicros) {
      throw new IllegalArgumentException(
          "from must not be after to, were %s and %s"
              .formatted(Instants.instant(fromMicros), Instants.instant(toMicros)));
    }
  }

  /** Whether an instant lies inside. */
  public boolean contains(long micros) {
    return (fromMicros == null || micros >= fromMicros) && (toMicros == null || micros <= toMicros);
  }
}
