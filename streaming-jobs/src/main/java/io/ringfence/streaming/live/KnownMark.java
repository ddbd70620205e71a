package io.ringfence.streaming.live;

/**
 * What the intake knows of an instrument's marks and funding.
 *
 * @param tick the mark in force, ticks; 0: there is none
 * @param sourceMicros when it was true at the source, epoch microseconds
 * @param receivedMicros when it came in, wall clock, epoch microseconds
 * @param fundingMicros instant of the last settlement; {@link Long#MIN_VALUE} before the first
 * @param fundingRate its rate, units
 * @param heldMicros since when a position has been open without a pause, wall clock; 0: none is
 * @param condition what was last said of it
 * @param rulesMicros instant from which the rules in force hold, epoch microseconds; 0: those the
 *     run began with, and in state of version 2
 */
public record KnownMark(
    long tick,
    long sourceMicros,
    long receivedMicros,
    long fundingMicros,
    long fundingRate,
    long heldMicros,
    Condition condition,
    long rulesMicros) {
  /** What may be said of a mark. */
  public enum Condition {
    /** Nothing was said. */
    UNSAID,
    /** There was none for as long as a mark may last. */
    MISSING,
    /** It is older than a mark may be. */
    STALE,
    /** There is one again. */
    FRESH
  }

  /** Nothing is known. */
  static final KnownMark NONE =
      new KnownMark(0, Long.MIN_VALUE, 0, Long.MIN_VALUE, 0, 0, Condition.UNSAID, 0);

  KnownMark marked(long newTick, long atMicros, long nowMicros) {
    return new KnownMark(
        newTick,
        atMicros,
        nowMicros,
        fundingMicros,
        fundingRate,
        heldMicros,
        condition,
        rulesMicros);
  }

  KnownMark funded(long atMicros, long rate) {
    return new KnownMark(
        tick, sourceMicros, receivedMicros, atMicros, rate, heldMicros, condition, rulesMicros);
  }

  KnownMark held(long sinceMicros) {
    return new KnownMark(
        tick,
        sourceMicros,
        receivedMicros,
        fundingMicros,
        fundingRate,
        sinceMicros,
        condition,
        rulesMicros);
  }

  /**
   * The same by a clock that has been set back since: what it read after an instant, it reads then.
   * Else a mark that no longer comes would count as fresh for as long as the clock went back.
   */
  KnownMark seenAt(long nowMicros) {
    return new KnownMark(
        tick,
        sourceMicros,
        Math.min(receivedMicros, nowMicros),
        fundingMicros,
        fundingRate,
        Math.min(heldMicros, nowMicros),
        condition,
        rulesMicros);
  }

  /** Whether some of its stamps lie after an instant. */
  boolean isAhead(long nowMicros) {
    return receivedMicros > nowMicros || heldMicros > nowMicros;
  }

  KnownMark said(Condition news) {
    return new KnownMark(
        tick,
        sourceMicros,
        receivedMicros,
        fundingMicros,
        fundingRate,
        heldMicros,
        news,
        rulesMicros);
  }

  KnownMark ruled(long fromMicros) {
    return new KnownMark(
        tick,
        sourceMicros,
        receivedMicros,
        fundingMicros,
        fundingRate,
        heldMicros,
        condition,
        fromMicros);
  }
}
