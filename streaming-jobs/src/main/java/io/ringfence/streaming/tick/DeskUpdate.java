package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeLines;
import java.util.Arrays;

/**
 * What the desk hears of a batch: the marks in force after it and the lines that changed. It holds
 * for one settlement asset.
 */
public final class DeskUpdate {
  final int asset;
  int marks;
  int[] markBook;
  long[] markTick;
  int lineCount;
  int[] lineBook;
  int[] lineNode;
  long[] lines;

  /** How many marks it sums up. */
  long ticks;

  /** Time of the newest of them at the source, epoch microseconds. */
  long sourceMicros;

  DeskUpdate(int asset, int marks, int lines) {
    this.asset = asset;
    markBook = new int[marks];
    markTick = new long[marks];
    lineBook = new int[lines];
    lineNode = new int[lines];
    this.lines = new long[lines * NodeLines.CELLS];
  }

  /** The settlement asset, which is the key. */
  public int asset() {
    return asset;
  }

  boolean isEmpty() {
    return marks == 0 && lineCount == 0 && ticks == 0;
  }

  void clear() {
    marks = 0;
    lineCount = 0;
    ticks = 0;
  }

  void addMark(int book, long tick) {
    if (marks == markBook.length) {
      markBook = Arrays.copyOf(markBook, Math.max(16, 2 * marks));
      markTick = Arrays.copyOf(markTick, markBook.length);
    }
    markBook[marks] = book;
    markTick[marks++] = tick;
  }

  /** Makes room for a line; where its cells begin. */
  int addLine(int book, int node) {
    if (lineCount == lineBook.length) {
      lineBook = Arrays.copyOf(lineBook, Math.max(16, 2 * lineCount));
      lineNode = Arrays.copyOf(lineNode, lineBook.length);
      lines = Arrays.copyOf(lines, lineBook.length * NodeLines.CELLS);
    }
    lineBook[lineCount] = book;
    lineNode[lineCount] = node;
    return NodeLines.CELLS * lineCount++;
  }
}
