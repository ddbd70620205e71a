package io.ringfence.streaming.tick;

import java.util.Arrays;

/** Which risk nodes of a book have changed since the desk was last told, each once. */
final class NodeChanges {
  private boolean[] isChanged = new boolean[16];
  private int[] changed = new int[16];
  private int count;
  private int highest = -1;

  void add(int node) {
    if (node >= isChanged.length) {
      isChanged = Arrays.copyOf(isChanged, Math.max(2 * isChanged.length, node + 1));
    }
    if (!isChanged[node]) {
      isChanged[node] = true;
      if (count == changed.length) {
        changed = Arrays.copyOf(changed, 2 * count);
      }
      changed[count++] = node;
      highest = Math.max(highest, node);
    }
  }

  /** All nodes that ever had a position. */
  void addAll() {
    for (int node = 0; node <= highest; node++) {
      add(node);
    }
  }

  int count() {
    return count;
  }

  int node(int number) {
    return changed[number];
  }

  void clear() {
    for (int i = 0; i < count; i++) {
      isChanged[changed[i]] = false;
    }
    count = 0;
  }
}
