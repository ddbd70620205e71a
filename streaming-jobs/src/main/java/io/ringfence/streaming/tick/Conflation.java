package io.ringfence.streaming.tick;

/**
 * Marks of a burst, of which only the lowest, the highest and the last of each instrument are kept:
 * every threshold that was touched still fires, and memory does not grow. The last alone would lose
 * a touch that was reverted.
 */
final class Conflation {
  /** Receives what is left of a burst. */
  interface Target {
    void mark(int instrument, long tick, long sourceMicros);
  }

  private static final int FIELDS = 6;
  private static final int LOW = 0;
  private static final int LOW_AT = 1;
  private static final int HIGH = 2;
  private static final int HIGH_AT = 3;
  private static final int LAST = 4;
  private static final int LAST_AT = 5;

  private final long[] kept;
  private final int[] touched;
  private int touchedCount;

  Conflation(int instruments) {
    kept = new long[instruments * FIELDS];
    touched = new int[instruments];
  }

  void add(int instrument, long tick, long sourceMicros) {
    int at = instrument * FIELDS;
    boolean isFirst = kept[at + LAST] == 0;
    if (isFirst) {
      touched[touchedCount++] = instrument;
    }
    if (isFirst || tick < kept[at + LOW]) {
      kept[at + LOW] = tick;
      kept[at + LOW_AT] = sourceMicros;
    }
    if (isFirst || tick > kept[at + HIGH]) {
      kept[at + HIGH] = tick;
      kept[at + HIGH_AT] = sourceMicros;
    }
    kept[at + LAST] = tick;
    kept[at + LAST_AT] = sourceMicros;
  }

  boolean isEmpty() {
    return touchedCount == 0;
  }

  /** Gives out low, high and last of each instrument, each once, and forgets them. */
  void drainTo(Target target) {
    for (int i = 0; i < touchedCount; i++) {
      int instrument = touched[i];
      int at = instrument * FIELDS;
      long low = kept[at + LOW];
      long high = kept[at + HIGH];
      long last = kept[at + LAST];
      if (low < last) {
        target.mark(instrument, low, kept[at + LOW_AT]);
      }
      if (high > last) {
        target.mark(instrument, high, kept[at + HIGH_AT]);
      }
      target.mark(instrument, last, kept[at + LAST_AT]);
      kept[at + LAST] = 0;
    }
    touchedCount = 0;
  }
}
