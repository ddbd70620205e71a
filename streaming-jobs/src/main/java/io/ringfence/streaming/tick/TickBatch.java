package io.ringfence.streaming.tick;

import java.util.Arrays;

/**
 * Marks of one shard's books, side by side, with the events that came between them. The order is
 * that of arrival at the batcher: it is decided once, so that every split of a hot instrument and
 * every repetition after a restart sees the same one.
 */
public final class TickBatch {
  /** Marks a batch holds at most. */
  public static final int CAPACITY = 256;

  final int shard;
  int size;
  final int[] book;
  final long[] tick;
  final long[] sourceMicros;

  /** When the first of them reached the batcher, epoch microseconds. */
  long receivedMicros;

  int events;

  /** How many marks come before each event, and the books it goes to. */
  int[] before;

  int[] eventBook;
  long[] eventCells;

  TickBatch(int shard, int capacity, int eventCapacity) {
    this.shard = shard;
    book = new int[capacity];
    tick = new long[capacity];
    sourceMicros = new long[capacity];
    before = new int[eventCapacity];
    eventBook = new int[eventCapacity];
    eventCells = new long[eventCapacity * PositionEvent.CELLS];
  }

  /** The shard, which is the key. */
  public int shard() {
    return shard;
  }

  /** How many marks it holds. */
  public int size() {
    return size;
  }

  boolean isFull() {
    return size == book.length;
  }

  boolean isEmpty() {
    return size == 0 && events == 0;
  }

  void add(int toBook, long toTick, long atMicros) {
    book[size] = toBook;
    tick[size] = toTick;
    sourceMicros[size] = atMicros;
    size++;
  }

  void add(int toBook, PositionEvent event) {
    if (events == before.length) {
      int longer = Math.max(4, 2 * events);
      before = Arrays.copyOf(before, longer);
      eventBook = Arrays.copyOf(eventBook, longer);
      eventCells = Arrays.copyOf(eventCells, longer * PositionEvent.CELLS);
    }
    before[events] = size;
    eventBook[events] = toBook;
    event.write(eventCells, events * PositionEvent.CELLS);
    events++;
  }

  PositionEvent event(int number) {
    return PositionEvent.read(eventCells, number * PositionEvent.CELLS);
  }

  /** Empties it for the next marks. */
  void clear() {
    size = 0;
    events = 0;
  }
}
