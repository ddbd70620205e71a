package io.ringfence.launcher.bench;

/**
 * Marks that move by up to two basis points a tick, instruments in random order and the more often
 * the more is held of them, kept within 2 % of where they began so that a run of any length has the
 * same population. The same seed gives the same walk to every peer.
 */
public final class MarkWalk {
  private static final long BAND = 50;
  private static final int TURNS = 1 << 16;

  private final long[] start;
  private final long[] mark;
  final long[] lowest;
  final long[] highest;
  private long state;
  private int instrument;
  private long steps;
  private final int[] turns;
  private final long stepDivisor;

  /**
   * A walk.
   *
   * @param stepDivisor largest step as a part of where an instrument began: 5000 is 2 bp
   */
  public MarkWalk(long seed, Population population, long stepDivisor) {
    long[] startMark = population.startMark;
    this.stepDivisor = stepDivisor;
    turns = turns(population);
    start = startMark.clone();
    mark = startMark.clone();
    lowest = startMark.clone();
    highest = startMark.clone();
    state = seed * 0x9E37_79B9_7F4A_7C15L + 1;
  }

  /** Who moves how often: in proportion to the positions held. */
  private static int[] turns(Population population) {
    int[] turns = new int[TURNS];
    int instrument = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      long position = (long) turn * population.count() / TURNS;
      while (population.first[instrument + 1] <= position) {
        instrument++;
      }
      turns[turn] = instrument;
    }
    return turns;
  }

  /** Moves one instrument; {@link #instrument} says which. */
  public long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    steps++;
    instrument = turns[(int) (state >>> 40) & TURNS - 1];
    long from = start[instrument];
    long reach = Math.max(1, from / stepDivisor);
    long step = (((state & 0xFFFF_FFFFL) * (2 * reach + 1)) >>> 32) - reach;
    long next = mark[instrument] + step;
    if (Math.abs(next - from) > from / BAND) {
      next = mark[instrument] - step;
    }
    mark[instrument] = next;
    lowest[instrument] = Math.min(lowest[instrument], next);
    highest[instrument] = Math.max(highest[instrument], next);
    return next;
  }

  /** How often it has moved. */
  long steps() {
    return steps;
  }

  public int instrument() {
    return instrument;
  }

  public long mark(int of) {
    return mark[of];
  }

  /** All instruments fall by a part of a tenth. */
  void fall(double part) {
    for (int i = 0; i < mark.length; i++) {
      mark[i] = fallen(start[i], part);
      lowest[i] = Math.min(lowest[i], mark[i]);
    }
  }

  /** A mark after a part of a fall of a tenth. */
  static long fallen(long from, double part) {
    return Math.round(from * (1 - 0.1 * part));
  }
}
