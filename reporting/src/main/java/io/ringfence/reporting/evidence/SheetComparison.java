package io.ringfence.reporting.evidence;

import io.ringfence.reporting.evidence.CellComparison.Difference;
import io.ringfence.reporting.evidence.CellSource.Cell;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holds the cells of one sheet against those that were issued, row by row. Programs write the rows
 * of a sheet in their order; what was issued may have any. What is read ahead waits until it is
 * asked for, and what nobody asks for was added.
 */
final class SheetComparison {
  /** Most cells that wait; more were never issued beside each other, so they were added. */
  private static final int MOST_WAITING = 100_000;

  private static final String EMPTY = "empty";

  private final CellComparison found;
  private final String sheet;
  private final CellSource.Reader theirs;
  private final Map<String, Cell> waiting = new HashMap<>();
  private @Nullable Cell ahead;

  /** A comparison that tells another of what it finds. */
  SheetComparison(CellComparison found, String sheet, CellSource.Reader theirs) {
    this.found = found;
    this.sheet = sheet;
    this.theirs = theirs;
  }

  void against(CellSource.Reader issued) throws RefusedFileException, IOException {
    ahead = theirs.next();
    for (Cell was = issued.next(); was != null; was = issued.next()) {
      readThrough(was.row());
      compare(was, waiting.remove(was.name()));
    }
    readThrough(Integer.MAX_VALUE);
    nameAdded();
  }

  private void readThrough(int row) throws RefusedFileException, IOException {
    while (ahead != null && ahead.row() <= row) {
      waiting.put(ahead.name(), ahead);
      if (waiting.size() > MOST_WAITING) {
        nameAdded();
      }
      ahead = theirs.next();
    }
  }

  private void nameAdded() {
    for (String name : new TreeSet<>(waiting.keySet())) {
      Cell is = waiting.remove(name);
      if (is != null) {
        found.add(new Difference(sheet, name, EMPTY, is.value()));
      }
    }
  }

  private void compare(Cell was, @Nullable Cell is) {
    if (is == null || !was.value().equals(is.value())) {
      found.add(new Difference(sheet, was.name(), was.value(), is == null ? EMPTY : is.value()));
    }
    if (is != null
        && was.shown() != null
        && is.shown() != null
        && !CellValue.isNear(was.shown(), is.shown())) {
      found.addShown(new Difference(sheet, was.name(), was.shown(), is.shown()));
    }
  }
}
