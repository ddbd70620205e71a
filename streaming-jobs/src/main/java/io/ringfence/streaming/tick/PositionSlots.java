package io.ringfence.streaming.tick;

import java.util.Arrays;

/**
 * Position ids and the slots a book gave them, both ways, without an object for each: open
 * addressing with linear probing, at most half full.
 */
final class PositionSlots {
  private static final int NONE = -1;
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private long[] ids = new long[16];
  private int[] slots = filled(16);
  private long[] idOfSlot = new long[16];
  private int count;

  private static int[] filled(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, NONE);
    return slots;
  }

  /** The slot of a position, below 0 where there is none. */
  int slot(long id) {
    return slots[place(id)];
  }

  /** The position in a slot. */
  long id(int slot) {
    return idOfSlot[slot];
  }

  void put(long id, int slot) {
    if (2 * (count + 1) > slots.length) {
      grow();
    }
    int place = place(id);
    if (slots[place] == NONE) {
      count++;
    }
    ids[place] = id;
    slots[place] = slot;
    if (slot >= idOfSlot.length) {
      idOfSlot = Arrays.copyOf(idOfSlot, Math.max(2 * idOfSlot.length, slot + 1));
    }
    idOfSlot[slot] = id;
  }

  void remove(long id) {
    int gap = place(id);
    if (slots[gap] == NONE) {
      return;
    }
    count--;
    slots[gap] = NONE;
    // What was probed past the gap moves up, so that it is found again.
    for (int at = next(gap); slots[at] != NONE; at = next(at)) {
      int slot = slots[at];
      slots[at] = NONE;
      int place = place(ids[at]);
      ids[place] = ids[at];
      slots[place] = slot;
    }
  }

  private int place(long id) {
    int place = (int) ((id * SPREAD) >>> 32) & slots.length - 1;
    while (slots[place] != NONE && ids[place] != id) {
      place = next(place);
    }
    return place;
  }

  private int next(int place) {
    return place + 1 & slots.length - 1;
  }

  private void grow() {
    long[] oldIds = ids;
    int[] oldSlots = slots;
    ids = new long[2 * oldIds.length];
    slots = filled(2 * oldSlots.length);
    for (int i = 0; i < oldSlots.length; i++) {
      if (oldSlots[i] != NONE) {
        int place = place(oldIds[i]);
        ids[place] = oldIds[i];
        slots[place] = oldSlots[i];
      }
    }
  }
}
