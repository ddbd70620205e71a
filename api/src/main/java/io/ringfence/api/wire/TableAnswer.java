package io.ringfence.api.wire;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer with rows, and what belongs to all of them beside. Whoever accepts Arrow gets the same
 * rows as a table: the same scope, order, page and values, for it is the same answer.
 */
public sealed interface TableAnswer permits ListAnswer, TextsAnswer {
  /** The rows in their order; of several lists the one the answer is asked for. */
  List<?> rows();

  /** Where the next page begins; absent: this is the last. */
  default @Nullable Object next() {
    return null;
  }

  /** Names of components that the rows say in another form: they are not said beside them. */
  default Set<String> saidInRows() {
    return Set.of();
  }
}
