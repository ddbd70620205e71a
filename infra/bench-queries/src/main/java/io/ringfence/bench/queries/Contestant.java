package io.ringfence.bench.queries;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Somebody who answers a question.
 *
 * @param peer the word in the results
 * @param ask sends the question and takes every row of the answer
 * @param lines the answer as texts, one for each row, for comparison
 * @param <A> the answer
 */
record Contestant<A>(String peer, Supplier<A> ask, Function<A, List<String>> lines) {
  /** Asks. */
  A answer() {
    return ask.get();
  }

  /** Asks, and says whether the answer is the expected one. */
  boolean answers(List<String> expected) {
    return lines.apply(answer()).equals(expected);
  }
}
