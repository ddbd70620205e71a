package io.ringfence.reporting.query;

/** How answers that are kept ready beside the rows are asked for. */
final class Kept {
  /**
   * Aggregates under the names they were declared with. The store's setting for empty groups turns
   * {@code sum} into {@code sumOrNull}, which no projection holds; there are no empty groups here,
   * and a sum over nothing but NULL is NULL all the same.
   */
  static final String AS_DECLARED = "SETTINGS aggregate_functions_null_for_empty = 0";

  private Kept() {}
}
