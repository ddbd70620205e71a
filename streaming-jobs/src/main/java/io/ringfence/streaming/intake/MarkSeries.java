package io.ringfence.streaming.intake;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * The rows of marks of one instrument, column by column: about 64 bytes for a bar, so that years of
 * minutes fit into a small heap. Rows are added in the order of files and lines.
 */
final class MarkSeries {
  private final String venue;
  private final String instrument;
  private long[] ats = new long[16];
  private long[] quarters = new long[16];
  private int[] files = new int[16];
  private int[] lines = new int[16];
  private final PriceColumn opens = new PriceColumn();
  private final PriceColumn highs = new PriceColumn();
  private final PriceColumn lows = new PriceColumn();
  private final PriceColumn closes = new PriceColumn();
  private final BitSet dropped = new BitSet();
  private int[] byTime = new int[0];
  private int size;

  MarkSeries(String venue, String instrument) {
    this.venue = venue;
    this.instrument = instrument;
  }

  String venue() {
    return venue;
  }

  String instrument() {
    return instrument;
  }

  /** Adds a row that came from a line of the file with a number. */
  void add(MarkBar bar, int file, long line) {
    if (size == ats.length) {
      grow();
    }
    ats[size] = bar.atMicros();
    quarters[size] = bar.quarterMicros();
    files[size] = file;
    lines[size] = Math.toIntExact(line);
    opens.add(bar.open());
    highs.add(bar.high());
    lows.add(bar.low());
    closes.add(bar.close());
    size++;
  }

  private void grow() {
    int capacity = size * 2;
    ats = Arrays.copyOf(ats, capacity);
    quarters = Arrays.copyOf(quarters, capacity);
    files = Arrays.copyOf(files, capacity);
    lines = Arrays.copyOf(lines, capacity);
  }

  /** The row as it was added. */
  MarkBar bar(int row) {
    return new MarkBar(
        ats[row],
        quarters[row],
        opens.price(row),
        highs.price(row),
        lows.price(row),
        closes.price(row));
  }

  int file(int row) {
    return files[row];
  }

  int line(int row) {
    return lines[row];
  }

  /**
   * Drops every row whose time another row before it has already, and says which. Nothing is added
   * afterwards.
   *
   * @param duplicate told of rows with the same content
   * @param conflict told of rows with other content
   */
  void dropRepeated(IntConsumer duplicate, IntConsumer conflict) {
    byTime = order(row -> ats[row]);
    int kept = 0;
    for (int place = 1; place < byTime.length; place++) {
      int row = byTime[place];
      int first = byTime[kept];
      if (ats[row] != ats[first]) {
        kept = place;
      } else {
        dropped.set(row);
        (bar(row).equals(bar(first)) ? duplicate : conflict).accept(row);
      }
    }
  }

  /** Whether a row with this content was kept; to be asked after repeated rows were dropped. */
  boolean contains(MarkBar bar) {
    int low = 0;
    int high = byTime.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ats[byTime[middle]] < bar.atMicros()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    // The first row of a time is the one that was kept.
    return low < byTime.length && bar(byTime[low]).equals(bar);
  }

  /** Adds the instants of all kept rows that lie in a window, epoch microseconds. */
  void addInstants(ReplayWindow window, LongConsumer instants) {
    for (int row = 0; row < size; row++) {
      int steps = quarters[row] == 0 ? 1 : MarkBar.STEPS;
      for (int back = 0; back < steps && !dropped.get(row); back++) {
        long at = ats[row] - back * quarters[row];
        if (window.contains(at)) {
          instants.accept(at);
        }
      }
    }
  }

  /** Kept rows in the order of their first marks. */
  int[] rowsByFirstMark() {
    int[] rows = order(row -> ats[row] - (MarkBar.STEPS - 1) * quarters[row]);
    return Arrays.stream(rows).filter(row -> !dropped.get(row)).toArray();
  }

  /** Rows by a key; rows of equal keys stay in the order they were added. */
  private int[] order(IntToLongFunction key) {
    int[] rows = IntStream.range(0, size).toArray();
    boolean sorted =
        IntStream.range(1, size).allMatch(row -> key.applyAsLong(row - 1) <= key.applyAsLong(row));
    return sorted
        ? rows
        : Arrays.stream(rows)
            .boxed()
            .sorted(Comparator.comparingLong(key::applyAsLong))
            .mapToInt(Integer::intValue)
            .toArray();
  }
}
