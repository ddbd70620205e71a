package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.NodeLines;
import java.util.Arrays;

/**
 * All that the desk holds of one settlement asset: for each book its mark and its lines, and from
 * them what each risk node holds. A tick costs the desk one cell; sums are made when asked for.
 */
final class AssetDesk {
  private static final int CELLS = NodeLines.CELLS;

  private final DeskPlan plan;
  private final long[] ticks;
  private final long[][] lines;
  private final boolean[] isChanged;
  private final long[] totals;
  private final int[] unknown;

  /** Marks taken, and the time of the newest at the source. */
  long taken;

  long sourceMicros;

  AssetDesk(DeskPlan plan, int books) {
    this.plan = plan;
    ticks = new long[books];
    lines = new long[books][];
    isChanged = new boolean[books];
    totals = new long[plan.nodes() * NodeLines.TOTAL_CELLS];
    unknown = new int[plan.nodes()];
  }

  void apply(DeskUpdate update) {
    for (int i = 0; i < update.marks; i++) {
      ticks[update.markBook[i]] = update.markTick[i];
      isChanged[update.markBook[i]] = true;
    }
    for (int i = 0; i < update.lineCount; i++) {
      put(update.lineBook[i], update.lineNode[i], update.lines, i * CELLS);
    }
    taken += update.ticks;
    sourceMicros = Math.max(sourceMicros, update.sourceMicros);
  }

  private void put(int book, int node, long[] from, int at) {
    if (node >= plan.nodes()) {
      throw new IllegalArgumentException(
          "a position belongs to node %s, the plan has %s".formatted(node, plan.nodes()));
    }
    if (lines[book] == null) {
      lines[book] = new long[plan.nodes() * CELLS];
    }
    System.arraycopy(from, at, lines[book], node * CELLS, CELLS);
    isChanged[book] = true;
  }

  /** Sums up all nodes from their lines and marks, children into parents. */
  void evaluate() {
    Arrays.fill(totals, 0);
    Arrays.fill(unknown, 0);
    for (int book = 0; book < lines.length; book++) {
      if (lines[book] != null) {
        addBook(book);
      }
    }
    for (int node = 0; node < plan.nodes(); node++) {
      int parent = plan.parent()[node];
      if (parent >= 0) {
        NodeLines.addTotal(totals, node * NodeLines.TOTAL_CELLS, parent * NodeLines.TOTAL_CELLS);
        unknown[parent] += unknown[node];
      }
    }
  }

  private void addBook(int book) {
    long[] cells = lines[book];
    for (int node = 0; node < plan.nodes(); node++) {
      long positions = cells[node * CELLS];
      if (positions == 0) {
        continue;
      }
      if (ticks[book] == 0) {
        unknown[node] += Math.toIntExact(positions);
      } else {
        NodeLines.addAt(ticks[book], cells, node * CELLS, totals, node * NodeLines.TOTAL_CELLS);
      }
    }
  }

  /** What {@link #evaluate} found: totals of all nodes, side by side. */
  long[] totals() {
    return totals;
  }

  /** Positions of a node that are in no total: their instruments have no mark. */
  int unknown(int node) {
    return unknown[node];
  }

  int books() {
    return lines.length;
  }

  /** Whether a book has changed since this was asked. */
  boolean takeChanged(int book) {
    boolean changed = isChanged[book];
    isChanged[book] = false;
    return changed;
  }

  DeskBook kept(int book) {
    long[] cells = lines[book];
    if (cells == null) {
      return new DeskBook(ticks[book], new int[0], new long[0]);
    }
    int[] nodes = new int[plan.nodes()];
    long[] kept = new long[cells.length];
    int count = 0;
    for (int node = 0; node < nodes.length; node++) {
      if (cells[node * CELLS] != 0) {
        nodes[count] = node;
        System.arraycopy(cells, node * CELLS, kept, count * CELLS, CELLS);
        count++;
      }
    }
    return new DeskBook(
        ticks[book], Arrays.copyOf(nodes, count), Arrays.copyOf(kept, count * CELLS));
  }

  void restore(int book, DeskBook kept) {
    ticks[book] = kept.tick;
    for (int i = 0; i < kept.node.length; i++) {
      put(book, kept.node[i], kept.lines, i * CELLS);
    }
    isChanged[book] = false;
  }
}
