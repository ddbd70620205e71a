package io.ringfence.launcher.bench;

/** Remembers which level of which position ever fired, and who was liquidated. */
public final class Alerts {
  private static final int LIQUIDATED = 7;

  private final byte[] ever;
  private long digest;
  private long count;

  public Alerts(int positions) {
    ever = new byte[positions];
  }

  public void reached(int position, int level) {
    count++;
    int bit = 1 << level;
    if ((ever[position] & bit) == 0) {
      ever[position] |= (byte) bit;
      digest ^= mix(position * 8L + level);
    }
  }

  /**
   * Levels that have fired after a look at a position.
   *
   * @param before those before
   * @param scaled requirement times {@link BenchContract#LEVEL_UNIT}
   */
  public int look(int position, int before, long equity, long scaled) {
    int fired = before;
    for (int level = 0; level < BenchContract.LEVELS.length; level++) {
      int bit = 1 << level;
      if (scaled >= BenchContract.LEVELS[level] * equity) {
        if ((fired & bit) == 0) {
          fired |= bit;
          reached(position, level);
        }
      } else if (scaled < BenchContract.LEAVES[level] * equity) {
        fired &= ~bit;
      }
    }
    return fired;
  }

  public void liquidated(int position) {
    reached(position, LIQUIDATED);
  }

  public boolean isLiquidated(int position) {
    return (ever[position] & 1 << LIQUIDATED) != 0;
  }

  /** Alerts told, repeated ones included. */
  public long count() {
    return count;
  }

  public long digest() {
    return digest;
  }

  public static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
