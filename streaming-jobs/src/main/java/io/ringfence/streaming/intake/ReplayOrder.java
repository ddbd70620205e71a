package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import java.util.Comparator;

/**
 * The one order of a replay: time, kind (what changes the rules first, marks last), venue,
 * instrument, account, side, sequence. Events that are equal in all of these keep the order in
 * which they were read, so sorting with it must be stable. Source: file formats, Replay 2.
 */
public final class ReplayOrder {
  private static final Comparator<EventKeys> BY_KEYS =
      Comparator.comparing(EventKeys::venue)
          .thenComparing(EventKeys::instrument)
          .thenComparing(EventKeys::account)
          .thenComparing(EventKeys::side)
          .thenComparingLong(EventKeys::sequence);

  /** The order. */
  public static final Comparator<InputEvent> COMPARATOR =
      Comparator.comparingLong(InputEvent::atMicros)
          .thenComparing(InputEvent::kind)
          .thenComparing(EventKeys::of, BY_KEYS);

  private ReplayOrder() {}
}
