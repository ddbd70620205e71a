package io.ringfence.reporting.query;

/** How answers that are kept ready beside the rows are asked for. */
final class Kept {
  /**
   * Aggregates under the names they were declared with. The store's setting for empty groups turns
   * {@code sum} into {@code sumOrNull}, and under it the engine looks at no projection at all;
   * there are no empty groups here, and a sum over nothing but NULL is NULL all the same.
   */
  static final String AS_DECLARED = "SETTINGS aggregate_functions_null_for_empty = 0";

  /**
   * Rows that are kept in another order than that of the key. An engine that has decided to read
   * them in the order of the key, so as not to sort what it finds, looks at no other.
   */
  static final String IN_ANOTHER_ORDER = AS_DECLARED + ", optimize_read_in_order = 0";

  private Kept() {}
}
