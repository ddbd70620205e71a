package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Scan;
import io.ringfence.streaming.tick.Mark;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/**
 * Positions of an instrument as arrays.
 *
 * @param first id of the first of them
 * @param quantity signed units
 * @param anchor wallet less entry value, money digits
 * @param desk number of the desk
 * @param fired levels, a bit each, and whether it has ended
 */
record ScanColumns(int first, long[] quantity, long[] anchor, int[] desk, byte[] fired) {
  private static final int ENDED = 1 << 7;

  static ScanColumns of(Population population, int instrument) {
    int first = population.first[instrument];
    int count = population.first[instrument + 1] - first;
    ScanColumns columns =
        new ScanColumns(first, new long[count], new long[count], new int[count], new byte[count]);
    for (int i = 0; i < count; i++) {
      columns.quantity[i] = population.quantity[first + i];
      columns.anchor[i] = BenchMoney.anchor(population, first + i);
      columns.desk[i] = population.desk[first + i];
    }
    return columns;
  }

  /** Whether a level has fired or was left. */
  boolean scan(
      long mark,
      long[] equities,
      long[] requirements,
      KeyedProcessFunction<Integer, Mark, InstrumentSums>.Context context) {
    boolean isChanged = false;
    for (int i = 0; i < quantity.length; i++) {
      if (fired[i] < 0) {
        continue;
      }
      long equity = anchor[i] + BenchMoney.value(quantity[i], mark);
      long requirement = Scan.requirement(Math.abs(quantity[i]), mark);
      int position = first + i;
      int after =
          PeerAlert.look(
              fired[i],
              equity,
              requirement,
              level -> context.output(PeerAlert.TAG, new PeerAlert(position, level)));
      if (requirement >= equity) {
        context.output(PeerAlert.TAG, new PeerAlert(position, PeerAlert.LIQUIDATED));
        after |= ENDED;
      } else {
        equities[desk[i]] += equity;
        requirements[desk[i]] += requirement;
      }
      isChanged |= fired[i] != (byte) after;
      fired[i] = (byte) after;
    }
    return isChanged;
  }
}
