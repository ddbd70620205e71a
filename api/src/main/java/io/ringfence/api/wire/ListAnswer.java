package io.ringfence.api.wire;

import java.util.List;

/**
 * An answer that is a list, with what belongs to all of it beside. Whoever accepts Arrow gets the
 * same rows as a table: the same scope, order, page and values, for it is the same answer.
 *
 * @param <R> a row, a record
 */
public interface ListAnswer<R extends Record> {
  /** The rows in their order; of several lists the one the answer is asked for. */
  List<R> rows();
}
