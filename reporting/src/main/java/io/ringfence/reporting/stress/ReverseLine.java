package io.ringfence.reporting.stress;

import io.ringfence.domain.stress.StressBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smallest move that liquidates so many.
 *
 * @param scope whose positions are counted
 * @param wanted how many, in words
 * @param count how many
 * @param correlated whether all marks move together, or one alone
 * @param reverse the move; empty: none liquidates so many
 */
public record ReverseLine(
    Scope scope,
    String wanted,
    int count,
    boolean correlated,
    Optional<StressBook.Reverse> reverse) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** One, three and half of them, of all and of each desk. */
  public static List<ReverseLine> of(StressFacts facts) {
    List<ReverseLine> lines = new ArrayList<>();
    Scope.nodes(facts)
        .forEach(
            (scope, held) -> {
              StressBook book = StressBook.of(StressFacts.positions(held));
              add(lines, scope, book, "1", 1);
              add(lines, scope, book, "3", 3);
              add(lines, scope, book, "50 %", book.countOf(HALF));
            });
    return lines;
  }

  private static void add(
      List<ReverseLine> lines, Scope scope, StressBook book, String wanted, int count) {
    lines.add(new ReverseLine(scope, wanted, count, false, book.single(count)));
    lines.add(new ReverseLine(scope, wanted, count, true, book.correlated(count)));
  }
}
