package io.ringfence.reporting.workbook;

/** Columns that stand once for the position as it is and once for it with its move. */
enum When {
  NOW("now"),
  AFTER("after");

  private final String word;

  When(String word) {
    this.word = word;
  }

  /** A heading of this column. */
  String of(String heading) {
    return heading + " " + word;
  }

  /** The cell of the row in this column. */
  String cell(String heading) {
    return "{" + of(heading) + "}";
  }
}
