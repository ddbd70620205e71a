package io.ringfence.streaming.live;

/** What the age of a mark is counted from; the other end is the wall clock. */
public enum StaleBy {
  /** When it was true at its source: a feed that lags is stale, too. */
  SOURCE {
    @Override
    long since(KnownMark mark) {
      return Math.min(mark.sourceMicros(), mark.receivedMicros());
    }
  },
  /** When it came in: for a recorded day that is played as if it were today. */
  RECEIVED {
    @Override
    long since(KnownMark mark) {
      return mark.receivedMicros();
    }
  };

  abstract long since(KnownMark mark);
}
