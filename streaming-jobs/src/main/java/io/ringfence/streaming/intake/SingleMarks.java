package io.ringfence.streaming.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rows of marks as the single marks a replay makes of them: a bar is four. */
public final class SingleMarks {
  private final MarkFormat format = new MarkFormat(MarkBasis.MARK);

  /** Reads rows whose mark is the venue's own. */
  public SingleMarks() {}

  /**
   * A mark.
   *
   * @param atMicros when it is in force, epoch microseconds
   * @param price quote per base
   */
  public record Mark(long atMicros, BigDecimal price) {}

  /** The marks of a row in order of time; none where the row would be refused. */
  public List<Mark> of(FileRows.Row row) {
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    row.cells()
        .forEach(
            (name, cell) -> {
              names.add(name);
              cells.add(cell);
            });
    Fields fields =
        new Fields(new CsvHeader("marks", names), new CsvRow(0, row.original(), cells, null));
    MarkBar bar = format.bar(fields, format.times(fields));
    List<Mark> marks = new ArrayList<>();
    for (int step = bar.firstStep(); fields.refusal() == null && step < MarkBar.STEPS; step++) {
      marks.add(new Mark(bar.instant(step), bar.price(step)));
    }
    return marks;
  }
}
