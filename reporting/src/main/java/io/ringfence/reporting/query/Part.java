package io.ringfence.reporting.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a long answer are wanted.
 *
 * @param most most rows, at least 1
 * @param after where the part before ended, as its {@link Paged#next} said; absent: at the
 *     beginning
 */
public record Part(int most, @Nullable List<String> after) {
  public Part {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    after = after == null ? null : List.copyOf(after);
  }

  /** The first rows. */
  public static Part first(int most) {
    return new Part(most, null);
  }

  /** One row more than is wanted tells whether there are others. */
  public int andOneMore() {
    return Math.addExact(most, 1);
  }
}
