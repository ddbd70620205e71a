package io.ringfence.streaming.live;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.margin.MarginRules;
import java.util.Comparator;

/**
 * Rules of an instrument and since when they hold.
 *
 * @param fromMicros epoch microseconds; 0: since the run began
 * @param rules of its venue
 * @param terms the same as the engine reads them
 */
record RuleEra(long fromMicros, MarginRules rules, ContractTerms terms) {
  /** That an instrument gets them. */
  Change change(int instrument) {
    return new Change(fromMicros, instrument);
  }

  /**
   * That an instrument gets other rules.
   *
   * @param fromMicros from when on, epoch microseconds
   * @param instrument number of the instrument
   */
  record Change(long fromMicros, int instrument) implements Comparable<Change> {
    private static final Comparator<Change> ORDER =
        Comparator.comparingLong(Change::fromMicros).thenComparingInt(Change::instrument);

    @Override
    public int compareTo(Change other) {
      return ORDER.compare(this, other);
    }
  }
}
