package io.ringfence.launcher.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects where two replays differ, so that one failure shows all of it. */
final class Differences {
  private final List<String> found = new ArrayList<>();
  private int compared;

  /** Equal means equal: 2.0 and 2.00 are, numbers that are only near are not. */
  void decimal(String figure, @Nullable BigDecimal expected, @Nullable BigDecimal actual) {
    boolean same =
        expected == null || actual == null ? expected == actual : expected.compareTo(actual) == 0;
    note(same, figure, expected, actual);
  }

  /** For what is rounded where it is stored: a price that comes from a division. */
  void near(
      String figure,
      @Nullable BigDecimal expected,
      @Nullable BigDecimal actual,
      BigDecimal tolerance) {
    boolean same =
        expected == null || actual == null
            ? expected == actual
            : expected.subtract(actual).abs().compareTo(tolerance) <= 0;
    note(same, figure, expected, actual);
  }

  void equal(String figure, @Nullable Object expected, @Nullable Object actual) {
    note(Objects.equals(expected, actual), figure, expected, actual);
  }

  private void note(
      boolean same, String figure, @Nullable Object expected, @Nullable Object actual) {
    compared++;
    if (!same) {
      found.add("%s: brute force %s, produced %s".formatted(figure, expected, actual));
    }
  }

  /** Fails with every difference; also when next to nothing was compared. */
  void assertNoneAmongAtLeast(int figures) {
    assertThat(found).isEmpty();
    assertThat(compared).as("figures compared").isGreaterThanOrEqualTo(figures);
  }
}
