package io.ringfence.streaming.tick;

/**
 * What the desk holds of one book, as a checkpoint keeps it. Never changed once it is in the state.
 */
public final class DeskBook {
  final long tick;
  final int[] node;
  final long[] lines;

  DeskBook(long tick, int[] node, long[] lines) {
    this.tick = tick;
    this.node = node;
    this.lines = lines;
  }
}
