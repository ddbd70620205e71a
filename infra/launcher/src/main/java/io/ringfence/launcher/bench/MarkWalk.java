package io.ringfence.launcher.bench;

/**
 * Marks that move by up to two basis points a tick, instruments in random order, kept within 2 % of
 * where they began so that a run of any length has the same population. The same seed gives the
 * same walk to every peer.
 */
final class MarkWalk {
  private static final long BAND = 50;

  private final long[] start;
  private final long[] mark;
  final long[] lowest;
  final long[] highest;
  private long state;
  private int instrument;

  MarkWalk(long seed, long[] startMark) {
    start = startMark.clone();
    mark = startMark.clone();
    lowest = startMark.clone();
    highest = startMark.clone();
    state = seed * 0x9E37_79B9_7F4A_7C15L + 1;
  }

  /** Moves one instrument; {@link #instrument} says which. */
  long next() {
    state ^= state << 13;
    state ^= state >>> 7;
    state ^= state << 17;
    instrument = (int) (((state >>> 33) * start.length) >>> 31);
    long from = start[instrument];
    long reach = from / 5_000;
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

  int instrument() {
    return instrument;
  }

  long mark(int of) {
    return mark[of];
  }
}
