package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.HeldPosition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The positions of a book by their ids, and which chunks of them the next checkpoint must keep. */
final class BookChunks {
  private PositionSlots slots = new PositionSlots();
  private final BitSet changed = new BitSet();
  private int count;

  /** Slot of a position, below 0 where it is not open. */
  int slot(long position) {
    return slots.slot(position);
  }

  long position(int slot) {
    return slots.id(slot);
  }

  void add(long position, int slot) {
    slots.put(position, slot);
    change(slot);
  }

  void remove(int slot) {
    slots.remove(slots.id(slot));
    change(slot);
  }

  /** Something of a position has changed that a checkpoint keeps. */
  void change(int slot) {
    int chunk = slot / PositionChunk.SLOTS;
    count = Math.max(count, chunk + 1);
    changed.set(chunk);
  }

  /** All of at least so many chunks have changed. */
  void changeAll(int atLeast) {
    count = Math.max(count, atLeast);
    changed.set(0, count);
  }

  int count() {
    return count;
  }

  /** Chunks changed since the last call. */
  BitSet takeChanged() {
    BitSet taken = (BitSet) changed.clone();
    changed.clear();
    return taken;
  }

  /** A chunk changed since it was last taken, below 0 where there is none. */
  int takeOneChanged() {
    int one = changed.nextSetBit(0);
    if (one >= 0) {
      changed.clear(one);
    }
    return one;
  }

  /** A copy of a chunk. */
  PositionChunk copy(int number, ExposureBook book) {
    int first = number * PositionChunk.SLOTS;
    int live = 0;
    for (int slot = first; slot < first + PositionChunk.SLOTS; slot++) {
      live += book.isOpen(slot) ? 1 : 0;
    }
    PositionChunk chunk = new PositionChunk(live);
    int row = 0;
    for (int slot = first; slot < first + PositionChunk.SLOTS; slot++) {
      if (book.isOpen(slot)) {
        chunk.set(row++, slots.id(slot), book.held(slot));
      }
    }
    return chunk;
  }

  /** A copy of all chunks; then no slot is known. */
  List<PositionChunk> takeAll(ExposureBook book) {
    List<PositionChunk> all = new ArrayList<>();
    for (int chunk = 0; chunk < count; chunk++) {
      all.add(copy(chunk, book));
    }
    slots = new PositionSlots();
    return all;
  }

  /** Gives the positions of chunks the slots from 0 on. */
  void restore(List<PositionChunk> chunks) {
    int slot = 0;
    for (PositionChunk chunk : chunks) {
      for (int row = 0; row < chunk.size; row++) {
        add(chunk.id[row], slot++);
      }
    }
  }

  /** The positions of chunks in their order. */
  static Iterable<HeldPosition> held(List<PositionChunk> chunks) {
    return () -> new Held(chunks.iterator());
  }

  private static final class Held implements Iterator<HeldPosition> {
    private final Iterator<PositionChunk> chunks;
    private PositionChunk chunk = new PositionChunk(0);
    private int row;

    Held(Iterator<PositionChunk> chunks) {
      this.chunks = chunks;
    }

    @Override
    public boolean hasNext() {
      while (row == chunk.size && chunks.hasNext()) {
        chunk = chunks.next();
        row = 0;
      }
      return row < chunk.size;
    }

    @Override
    public HeldPosition next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return chunk.held(row++);
    }
  }
}
