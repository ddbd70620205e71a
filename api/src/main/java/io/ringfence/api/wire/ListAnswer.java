package io.ringfence.api.wire;

import java.util.List;

/**
 * An answer whose rows are records.
 *
 * @param <R> a row
 */
public non-sealed interface ListAnswer<R extends Record> extends TableAnswer {
  @Override
  List<R> rows();
}
