package io.ringfence.domain.outcome;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Moves of a batch that something is said of.
 *
 * @param numbers their numbers in ascending order, for example {@code 1+3}; empty: whatever of the
 *     batch is open
 */
public record Chosen(String numbers) {
  /** Whatever of the batch is open. */
  public static final Chosen OPEN = new Chosen("");

  private static final String BETWEEN = "+";

  public Chosen {
    if (!numbers.matches("([1-9][0-9]{0,8}(\\+[1-9][0-9]{0,8})*)?")) {
      throw new IllegalArgumentException("moves must be numbers such as 1+3, were " + numbers);
    }
  }

  /** Some moves; none: whatever is open. */
  public static Chosen of(Collection<Integer> numbers) {
    return new Chosen(
        new TreeSet<>(numbers).stream().map(String::valueOf).collect(Collectors.joining(BETWEEN)));
  }

  /** The numbers named; none: whatever is open. */
  public Set<Integer> named() {
    return numbers.isEmpty()
        ? Set.of()
        : Arrays.stream(numbers.split("\\+", -1))
            .map(Integer::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
  }
}
