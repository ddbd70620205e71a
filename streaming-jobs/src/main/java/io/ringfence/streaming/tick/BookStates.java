package io.ringfence.streaming.tick;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/** Books in keyed state: the mark and funding of each, and its positions in chunks. */
final class BookStates {
  /** Name of the state that has an entry for every shard. */
  static final String HEADS = "books";

  private final MapState<Long, PositionChunk> chunks;
  private final MapState<Integer, BookHead> heads;

  BookStates(KeyedStateStore store) {
    chunks =
        store.getMapState(
            new MapStateDescriptor<>(
                "positions", LongSerializer.INSTANCE, new PositionChunkSerializer()));
    heads =
        store.getMapState(new MapStateDescriptor<>(HEADS, Types.INT, Types.POJO(BookHead.class)));
  }

  /** Books of the shard whose key is set. */
  Iterable<Map.Entry<Integer, BookHead>> heads() throws Exception {
    return heads.entries();
  }

  /** Builds a book anew. */
  void restore(BookHead head, LiveBook book) throws Exception {
    List<PositionChunk> kept = new ArrayList<>();
    for (int chunk = 0; chunk < head.chunks(); chunk++) {
      PositionChunk one = chunks.get(key(book.number, chunk));
      if (one != null) {
        kept.add(one);
      }
    }
    book.restore(head, kept);
  }

  /** Puts what has changed of a book since the last time, copied. */
  void keep(LiveBook book) throws Exception {
    heads.put(book.number, book.head());
    BitSet changed = book.takeChangedChunks();
    for (int chunk = changed.nextSetBit(0); chunk >= 0; chunk = changed.nextSetBit(chunk + 1)) {
      chunks.put(key(book.number, chunk), book.chunk(chunk));
    }
  }

  /**
   * Puts one chunk that has changed ahead of the next checkpoint.
   *
   * @return whether there was one
   */
  boolean keepOne(LiveBook book) throws Exception {
    int chunk = book.takeOneChangedChunk();
    if (chunk >= 0) {
      chunks.put(key(book.number, chunk), book.chunk(chunk));
    }
    return chunk >= 0;
  }

  private static long key(int book, int chunk) {
    return (long) book << Integer.SIZE | chunk;
  }
}
