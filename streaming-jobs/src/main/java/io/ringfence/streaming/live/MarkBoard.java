package io.ringfence.streaming.live;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.UnaryOperator;

/** What is known of the marks of all instruments, and of which the next checkpoint must hear. */
final class MarkBoard {
  private final KnownMark[] marks;
  private final BitSet changed = new BitSet();

  MarkBoard(int instruments) {
    marks = new KnownMark[instruments];
    Arrays.fill(marks, KnownMark.NONE);
  }

  KnownMark of(int instrument) {
    return marks[instrument];
  }

  void change(int instrument, UnaryOperator<KnownMark> change) {
    marks[instrument] = change.apply(marks[instrument]);
    changed.set(instrument);
  }

  void restore(int instrument, KnownMark mark) {
    marks[instrument] = mark;
  }

  /** Instruments changed since the last call. */
  BitSet takeChanged() {
    BitSet taken = (BitSet) changed.clone();
    changed.clear();
    return taken;
  }
}
