package io.ringfence.streaming.tick;

/**
 * A threshold of a position was touched, with the alert clock: all times are epoch microseconds.
 *
 * @param kind what was touched
 * @param level number of the level, see the instrument's level terms; -1 for other kinds
 * @param instrument number of the instrument
 * @param position id of the position
 * @param tick mark that touched it, ticks; 0 where an event did before the first mark
 * @param sourceMicros when the mark was true at the source
 * @param receivedMicros when the first mark of its batch reached us
 * @param detectedMicros when the threshold was found touched
 * @param emittedMicros when the alert left the operator
 */
public record TickAlert(
    Kind kind,
    int level,
    int instrument,
    long position,
    long tick,
    long sourceMicros,
    long receivedMicros,
    long detectedMicros,
    long emittedMicros) {
  /** What was touched. */
  public enum Kind {
    /** An alert level was reached. */
    LEVEL,
    /** The venue's rule liquidates the position. */
    LIQUIDATION,
    /** The resting stop was touched. */
    STOP
  }
}
