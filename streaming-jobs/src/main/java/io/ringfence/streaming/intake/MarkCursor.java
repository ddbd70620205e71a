package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.MarkRow;
import io.ringfence.contracts.wire.RowOrigin;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Walks the marks of one instrument in the order of time, cutting bars as it comes to them. Bars of
 * different lengths may overlap: a row is cut as soon as its first mark is due, and its marks wait
 * among those of the others.
 */
final class MarkCursor implements Iterator<InputEvent> {
  /** A mark that is due later. */
  private record Waiting(long at, int row, int step, BigDecimal price, boolean countsRow) {
    static final Comparator<Waiting> ORDER =
        Comparator.comparingLong(Waiting::at)
            .thenComparingInt(Waiting::row)
            .thenComparingInt(Waiting::step);
  }

  private final MarkSeries series;
  private final List<InputFile> files;
  private final ReplayWindow window;
  private final int[] rows;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Waiting.ORDER);
  private int next;

  MarkCursor(MarkSeries series, List<InputFile> files, ReplayWindow window) {
    this.series = series;
    this.files = files;
    this.window = window;
    this.rows = series.rowsByFirstMark();
  }

  @Override
  public boolean hasNext() {
    cutDueRows();
    return !waiting.isEmpty();
  }

  @Override
  public InputEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Waiting mark = waiting.remove();
    String file = files.get(series.file(mark.row())).name();
    return InputEvent.of(
        mark.at(),
        new RowOrigin(InputKind.MARKS, file, series.line(mark.row()), mark.countsRow(), null),
        new MarkRow(series.venue(), series.instrument(), mark.price()));
  }

  /** Cuts every row that may have a mark before or at the next one waiting. */
  private void cutDueRows() {
    while (next < rows.length) {
      MarkBar bar = series.bar(rows[next]);
      Waiting first = waiting.peek();
      if (first != null && bar.instant(bar.firstStep()) > first.at()) {
        return;
      }
      cut(bar, rows[next]);
      next++;
    }
  }

  private void cut(MarkBar bar, int row) {
    boolean countsRow = true;
    for (int step = bar.firstStep(); step < MarkBar.STEPS; step++) {
      if (window.contains(bar.instant(step))) {
        waiting.add(new Waiting(bar.instant(step), row, step, bar.price(step), countsRow));
        countsRow = false;
      }
    }
  }
}
