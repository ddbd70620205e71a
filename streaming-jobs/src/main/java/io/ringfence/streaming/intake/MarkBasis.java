package io.ringfence.streaming.intake;

import java.util.List;

/** Which price of a file plays the mark. */
public enum MarkBasis {
  /** The venue's own mark price. */
  MARK("mark"),
  /** The last traded price, at the caller's wish; every figure is flagged so. */
  LAST("last");

  private final String prefix;

  MarkBasis(String prefix) {
    this.prefix = prefix;
  }

  /** The word tables and reports use: {@code mark} or {@code last}. */
  public String code() {
    return prefix;
  }

  /** Column of the price at the time of the row: the close of its bar. */
  String price() {
    return prefix + "_price";
  }

  String open() {
    return prefix + "_open";
  }

  String high() {
    return prefix + "_high";
  }

  String low() {
    return prefix + "_low";
  }

  List<String> columns() {
    return List.of(price(), open(), high(), low());
  }
}
