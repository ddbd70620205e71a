package io.ringfence.domain.engine;

/**
 * Which ticks around a mark are gathered: as many triggers as a mark that moves on as it did passes
 * in some dozens of ticks, so that gathering costs little beside passing; ahead of one that runs.
 */
final class Surroundings {
  private static final int FEWEST = 1024;
  private static final int MOST = 12_288;
  private static final int TICKS_AHEAD = 64;
  private static final long WIDEST = 1L << 42;

  private final Gathering gathering;
  private final long maxTick;
  private final long farthest;
  private long reach = 64;
  private int wanted = FEWEST;
  private long gatheredAt = TriggerIndex.NO_MARK;
  private long low;
  private long high;

  Surroundings(Axis[] axes, long maxTick) {
    this.gathering = new Gathering(axes);
    this.maxTick = maxTick;
    this.farthest = Math.min(maxTick, WIDEST);
  }

  /** The lowest tick that was gathered. */
  long low() {
    return low;
  }

  /** The highest. */
  long high() {
    return high;
  }

  /**
   * Gathers anew after the mark has left what was gathered.
   *
   * @param ticks moves of the mark in it; a single jump out of it says little of those to come
   * @param passed triggers it has passed in them
   */
  Gathering gatherAfter(int ticks, int passed, long mark) {
    long ahead = passed >= 2L * wanted ? 0 : mark < gatheredAt ? -1 : 1;
    long next = ticks == 0 ? 2L * wanted : (long) passed * TICKS_AHEAD / ticks;
    wanted = Math.clamp(Math.clamp(next, wanted / 2, wanted * 8), FEWEST, MOST);
    return gather(mark, ahead);
  }

  /** Gathers around a mark. */
  Gathering gather(long mark) {
    return gather(mark, 0);
  }

  private Gathering gather(long mark, long ahead) {
    gatheredAt = mark;
    collect(mark, ahead);
    while (gathering.count() < wanted / 2 && reach < farthest) {
      long times = Math.clamp(wanted / (gathering.count() + 1), 2, 64);
      reach = Math.min(farthest, reach * times);
      collect(mark, ahead);
    }
    while (gathering.count() > 2 * wanted && reach > 1) {
      reach = Math.max(1, reach / 2);
      collect(mark, ahead);
    }
    return gathering;
  }

  private void collect(long mark, long ahead) {
    long middle = mark + ahead * (reach - reach / 8);
    low = Math.max(0, middle - reach);
    high = Math.min(maxTick, middle + reach);
    gathering.collect(low, high);
  }
}
