package io.ringfence.streaming.tick;

import java.util.function.Consumer;

/**
 * Gathers marks and events into a batch for each shard. A batch leaves when it is full or when its
 * owner says {@link #flush}, which must be within {@link #LONGEST_WAIT_MILLIS} of its first mark.
 */
public final class TickBatcher {
  /** How long a mark may wait for others. */
  public static final int LONGEST_WAIT_MILLIS = 5;

  private final ShardLayout layout;
  private final Consumer<TickBatch> out;
  private final TickBatch[] open;
  private final Conflation conflation;
  private final int[] splits;
  private boolean isBehind;
  private int waiting;

  /**
   * A batcher.
   *
   * @param out receives full batches, each used again once it returns
   */
  public TickBatcher(ShardLayout layout, Instruments instruments, Consumer<TickBatch> out) {
    this.layout = layout;
    this.out = out;
    open = new TickBatch[layout.shards()];
    for (int shard = 0; shard < open.length; shard++) {
      open[shard] = new TickBatch(layout.key(shard), TickBatch.CAPACITY, 0);
    }
    conflation = new Conflation(instruments.count());
    splits = new int[instruments.count()];
    for (int i = 0; i < splits.length; i++) {
      splits[i] = instruments.splits(i);
    }
  }

  /** While the job is behind, bursts are conflated to low, high and last of each instrument. */
  public void setBehind(boolean behind) {
    if (isBehind && !behind) {
      drain();
    }
    isBehind = behind;
  }

  /** Takes a mark. */
  public void mark(int instrument, long tick, long sourceMicros) {
    waiting++;
    if (isBehind) {
      conflation.add(instrument, tick, sourceMicros);
    } else {
      put(instrument, tick, sourceMicros);
    }
  }

  private void put(int instrument, long tick, long sourceMicros) {
    int first = layout.firstBook(instrument);
    for (int book = first; book < first + splits[instrument]; book++) {
      TickBatch batch = open[layout.shard(book)];
      if (batch.isEmpty()) {
        batch.receivedMicros = MicroClock.now();
      }
      batch.add(book, tick, sourceMicros);
      if (batch.isFull()) {
        send(batch);
      }
    }
  }

  /** Takes an event; it keeps its place among the marks. */
  public void event(PositionEvent event) {
    drain();
    waiting++;
    int instrument = event.instrument();
    if (!event.isOfAll()) {
      put(layout.book(instrument, event.position()), event);
      return;
    }
    int first = layout.firstBook(instrument);
    for (int book = first; book < first + splits[instrument]; book++) {
      put(book, event);
    }
  }

  private void put(int book, PositionEvent event) {
    TickBatch batch = open[layout.shard(book)];
    if (batch.isEmpty()) {
      batch.receivedMicros = MicroClock.now();
    }
    batch.add(book, event);
    if (batch.events == TickBatch.CAPACITY) {
      send(batch);
    }
  }

  /** How many marks and events came since the last {@link #flush}. */
  public int waiting() {
    return waiting;
  }

  /** Sends all that waits. */
  public void flush() {
    drain();
    for (TickBatch batch : open) {
      if (!batch.isEmpty()) {
        send(batch);
      }
    }
    waiting = 0;
  }

  private void drain() {
    if (!conflation.isEmpty()) {
      conflation.drainTo(this::put);
    }
  }

  private void send(TickBatch batch) {
    out.accept(batch);
    batch.clear();
  }
}
