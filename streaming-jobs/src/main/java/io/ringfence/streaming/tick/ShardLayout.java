package io.ringfence.streaming.tick;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Which book holds a position and which shard holds a book. An instrument has one book, a hot one
 * several, neighbours in number and so in different shards; marks go to all of them. A shard is a
 * key of the exposure operator: keys are chosen so that any number of tasks that divides the number
 * of shards gets equally many.
 */
public final class ShardLayout implements Serializable {
  private final int[] firstBook;
  private final int[] instrumentOf;
  private final int[] keys;

  private ShardLayout(int[] firstBook, int[] instrumentOf, int[] keys) {
    this.firstBook = firstBook;
    this.instrumentOf = instrumentOf;
    this.keys = keys;
  }

  /**
   * A layout.
   *
   * @param shards how many, at least the parallelism; a power of two spreads best
   * @param maxParallelism of the exposure operator
   */
  public static ShardLayout of(Instruments instruments, int shards, int maxParallelism) {
    if (shards < 1 || shards > maxParallelism) {
      throw new IllegalArgumentException(
          "shards must be 1 to " + maxParallelism + ", was " + shards);
    }
    int[] first = new int[instruments.count() + 1];
    for (int i = 0; i < instruments.count(); i++) {
      first[i + 1] = first[i] + instruments.splits(i);
    }
    int[] of = new int[first[instruments.count()]];
    for (int i = 0; i < instruments.count(); i++) {
      Arrays.fill(of, first[i], first[i + 1], i);
    }
    int[] keys = new int[shards];
    int key = 0;
    for (int shard = 0; shard < shards; shard++) {
      int group = (int) ((2L * shard + 1) * maxParallelism / (2L * shards));
      while (KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism) != group) {
        key++;
      }
      keys[shard] = key++;
    }
    return new ShardLayout(first, of, keys);
  }

  int shards() {
    return keys.length;
  }

  /** The key a shard has in Flink. */
  int key(int shard) {
    return keys[shard];
  }

  int books() {
    return instrumentOf.length;
  }

  int instrument(int book) {
    return instrumentOf[book];
  }

  int firstBook(int instrument) {
    return firstBook[instrument];
  }

  int shard(int book) {
    return book % keys.length;
  }

  /** The book a position is held in. */
  int book(int instrument, long position) {
    int splits = firstBook[instrument + 1] - firstBook[instrument];
    return firstBook[instrument] + (int) Long.remainderUnsigned(position, splits);
  }
}
