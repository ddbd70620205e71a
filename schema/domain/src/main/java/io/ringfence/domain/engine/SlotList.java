package io.ringfence.domain.engine;

import java.util.Arrays;

/** Slots noted for later, in the order they were noted. */
final class SlotList {
  private int[] slots = new int[16];
  private int count;

  void add(int slot) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, count * 2);
    }
    slots[count++] = slot;
  }

  int count() {
    return count;
  }

  int slot(int number) {
    return slots[number];
  }

  int removeLast() {
    return slots[--count];
  }

  void clear() {
    count = 0;
  }
}
