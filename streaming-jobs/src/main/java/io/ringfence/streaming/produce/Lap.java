package io.ringfence.streaming.produce;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One time through a tape, moved to a time of its own. It begins with the first mark of every
 * instrument, so that nothing is valued at the marks with which another lap ended; a second later
 * follows the tape: what was recorded as so long after its first row is true so long after that,
 * divided by the speed. Sequences are those of the tape above all of the laps before. At its end
 * nobody holds anything, so the next lap opens the same positions as episodes of their own.
 *
 * @param tape what is played
 * @param speed how many times faster than recorded, at least 1
 * @param number laps before it
 * @param startMicros when it begins, epoch microseconds
 */
record Lap(LoopTape tape, long speed, long number, long startMicros) {
  /** Before the first row, between the last and what closes everything, and between laps. */
  private static final long PAUSE_MICROS = TimeUnit.SECONDS.toMicros(1);

  Lap {
    if (speed < 1) {
      throw new IllegalArgumentException("the speed must be at least 1, was " + speed);
    }
  }

  /** Its rows in order of time. */
  List<LoopRow> rows() {
    List<LoopRow> rows = new ArrayList<>();
    if (number == 0) {
      tape.standing().forEach(row -> rows.add(row.at(startMicros)));
    }
    tape.openingMarks().forEach(row -> rows.add(row.at(startMicros)));
    tape.timed().forEach(row -> rows.add(moved(row)));
    tape.closings(firstSequenceOfNext() - 1).forEach(row -> rows.add(row.at(endMicros())));
    return rows;
  }

  private LoopRow moved(LoopRow row) {
    LoopRow there =
        row.at(startMicros + PAUSE_MICROS + (row.atMicros() - tape.firstMicros()) / speed);
    return row.sequence() < 0
        ? there
        : there.with(LoopRow.SEQUENCE, Long.toString(number * sequences() + row.sequence()));
  }

  /** Those of the tape, from 0 on, and one that closes. */
  private long sequences() {
    return tape.largestSequence() + 2;
  }

  private long firstSequenceOfNext() {
    return (number + 1) * sequences();
  }

  /** When everything is closed, epoch microseconds. */
  long endMicros() {
    return startMicros + PAUSE_MICROS + tape.spanMicros() / speed + PAUSE_MICROS;
  }

  /** The lap after it. */
  Lap next() {
    return new Lap(tape, speed, number + 1, endMicros() + PAUSE_MICROS);
  }
}
