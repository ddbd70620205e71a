package io.ringfence.launcher.sample;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file of the sample.
 *
 * @param place instant it is sorted by; for a row that comes late, when it comes
 * @param fields text of each column; a field beyond the last is missing altogether
 * @param wrong what is deliberately wrong with it; null: nothing
 */
record Line(Instant place, List<String> fields, @Nullable Wrong wrong) {
  Line {
    fields = List.copyOf(fields);
  }

  /**
   * A deliberate fault.
   *
   * @param code what a replay says of the row: a reject code, or {@code DUPLICATE}
   * @param note the same for people
   */
  record Wrong(String code, String note) {}

  static Line of(Instant place, List<String> fields) {
    return new Line(place, fields, null);
  }

  /** The same row with one field replaced. */
  Line with(int column, String text) {
    List<String> changed = new java.util.ArrayList<>(fields);
    changed.set(column, text);
    return new Line(place, changed, wrong);
  }

  /** The same row, marked as wrong. */
  Line wrong(String code, String note) {
    return new Line(place, fields, new Wrong(code, note));
  }

  /** The same row at another place of its file. */
  Line at(Instant otherPlace) {
    return new Line(otherPlace, fields, wrong);
  }
}
