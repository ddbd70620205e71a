package io.ringfence.api.wire;

import java.util.List;

/** An answer whose rows are texts under headings. */
public non-sealed interface TextsAnswer extends TableAnswer {
  /** Headings of the columns. */
  List<String> columns();

  /** A text for each column. */
  @Override
  List<List<String>> rows();
}
