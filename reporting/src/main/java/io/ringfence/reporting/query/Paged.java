package io.ringfence.reporting.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a long answer.
 *
 * @param rows the rows
 * @param next {@link Part#after} of the part that follows; absent: this is the last
 */
public record Paged<R>(List<R> rows, @Nullable List<String> next) {
  /** Copies the rows. */
  public Paged {
    rows = List.copyOf(rows);
    next = next == null ? null : List.copyOf(next);
  }

  /** A part of rows of which one more was asked for. */
  public static <R> Paged<R> of(List<R> found, Part part, Function<R, List<String>> place) {
    if (found.size() <= part.most()) {
      return new Paged<>(found, null);
    }
    List<R> rows = found.subList(0, part.most());
    return new Paged<>(rows, place.apply(rows.getLast()));
  }
}
