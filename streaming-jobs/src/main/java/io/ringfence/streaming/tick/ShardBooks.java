package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.LiquidationMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The books of a task's shards: in memory where something has asked for them, else as kept. */
final class ShardBooks {
  private static final int BATCHES_PER_COPY = 4;
  private static final int MOST_BOOKS_LOOKED_AT = 16;

  private final Instruments instruments;
  private final ShardLayout layout;
  private final LiquidationMode mode;
  private final BookStates states;
  private final LiveBook.Told told;
  private final @Nullable LiveBook[] books;

  /** Heads of books that nothing has asked for since the restart. */
  private final @Nullable BookHead[] kept;

  private final Map<Integer, List<LiveBook>> booksOfShard = new HashMap<>();
  private long batches;
  private int nextCopied;

  ShardBooks(
      Instruments instruments,
      ShardLayout layout,
      LiquidationMode mode,
      BookStates states,
      LiveBook.Told told) {
    this.instruments = instruments;
    this.layout = layout;
    this.mode = mode;
    this.states = states;
    this.told = told;
    books = new LiveBook[layout.books()];
    kept = new BookHead[layout.books()];
  }

  /** Takes notice of the books of the shard whose key is set. */
  void restore() throws Exception {
    for (Map.Entry<Integer, BookHead> entry : states.heads()) {
      kept[entry.getKey()] = entry.getValue();
    }
  }

  /** The book of a shard whose key is set: as it is, as a checkpoint kept it, or a new one. */
  LiveBook of(int shard, int number) throws Exception {
    LiveBook book = books[number];
    return book == null ? open(shard, number) : book;
  }

  private LiveBook open(int shard, int number) throws Exception {
    int instrument = layout.instrument(number);
    LiveBook book =
        new LiveBook(number, instrument, rules -> instruments.terms(instrument, rules), mode, told);
    BookHead head = kept[number];
    if (head != null) {
      states.restore(head, book);
      kept[number] = null;
    }
    books[number] = book;
    booksOfShard.computeIfAbsent(shard, _ -> new ArrayList<>()).add(book);
    return book;
  }

  /**
   * Now and then copies a chunk before the barrier asks for all: a barrier that copied every chunk
   * changed since the last one would hold ticks up for a tenth of a second after a large load.
   */
  void keepAhead(int shard) throws Exception {
    List<LiveBook> held = booksOfShard.get(shard);
    if (++batches % BATCHES_PER_COPY != 0 || held == null) {
      return;
    }
    for (int i = 0; i < MOST_BOOKS_LOOKED_AT; i++) {
      nextCopied = (nextCopied + 1) % held.size();
      if (states.keepOne(held.get(nextCopied))) {
        return;
      }
    }
  }

  /** Copies everything that has changed, each shard under its key. */
  void keepAll(Consumer<Object> keys) throws Exception {
    for (Map.Entry<Integer, List<LiveBook>> shard : booksOfShard.entrySet()) {
      keys.accept(shard.getKey());
      for (LiveBook book : shard.getValue()) {
        states.keep(book);
      }
    }
  }
}
