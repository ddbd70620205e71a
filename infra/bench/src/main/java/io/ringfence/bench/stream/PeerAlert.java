package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.BenchContract;
import java.util.function.IntConsumer;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.OutputTag;

/**
 * An alert of a peer.
 *
 * @param position id of the position
 * @param level number of the level, {@link #LIQUIDATED} for a liquidation
 */
public record PeerAlert(int position, int level) {
  /** In place of a level. */
  static final int LIQUIDATED = -1;

  static final OutputTag<PeerAlert> TAG = new OutputTag<>("alerts", Types.POJO(PeerAlert.class));

  /**
   * Looks at a position's levels.
   *
   * @param before those that have fired
   * @param reached hears of each that fires now
   * @return those that have fired now
   */
  static int look(int before, long equity, long requirement, IntConsumer reached) {
    long scaled = requirement * BenchContract.LEVEL_UNIT;
    int fired = before;
    for (int level = 0; level < BenchContract.LEVELS.length; level++) {
      int bit = 1 << level;
      if (scaled >= BenchContract.LEVELS[level] * equity) {
        if ((fired & bit) == 0) {
          fired |= bit;
          reached.accept(level);
        }
      } else if (scaled < BenchContract.LEAVES[level] * equity) {
        fired &= ~bit;
      }
    }
    return fired;
  }
}
