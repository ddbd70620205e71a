package io.ringfence.streaming.live;

import io.ringfence.streaming.tick.PositionEvent;
import java.util.Iterator;
import java.util.TreeSet;

/**
 * Brings rules into force at their instants: before the first row of their instrument that speaks
 * of that time or later, as a replay does; for an instrument of which nothing comes, once the rows
 * of others are a second further.
 */
final class RuleChanges {
  private static final long GRACE_MICROS = 1_000_000;

  private final MarkBoard marks;
  private final LiveListener listener;
  private final TreeSet<RuleEra.Change> pending = new TreeSet<>();

  RuleChanges(LiveInstruments instruments, MarkBoard marks, LiveListener listener) {
    this.marks = marks;
    this.listener = listener;
    for (RuleEra.Change change : instruments.changes()) {
      if (change.fromMicros() > marks.of(change.instrument()).rulesMicros()) {
        pending.add(change);
      }
    }
  }

  /**
   * A row is about to be applied.
   *
   * @param instrument its instrument; below 0: it has none, and its time need not be the market's
   * @param atMicros the time it speaks of
   */
  void before(int instrument, long atMicros) {
    if (instrument < 0) {
      return;
    }
    Iterator<RuleEra.Change> next = pending.iterator();
    while (next.hasNext()) {
      RuleEra.Change change = next.next();
      if (change.fromMicros() > atMicros) {
        return;
      }
      if (change.instrument() == instrument || change.fromMicros() + GRACE_MICROS <= atMicros) {
        next.remove();
        marks.change(change.instrument(), mark -> mark.ruled(change.fromMicros()));
        listener.event(PositionEvent.rules(change.instrument(), change.fromMicros()));
      }
    }
  }
}
