package io.ringfence.streaming.intake;

import java.util.List;

/** Which price of a file plays the mark. */
public enum MarkBasis {
  /** The venue's own mark price. */
  MARK("mark"),
  /** The last traded price, at the caller's wish; every figure is flagged so. */
  LAST("last");

  private final String code;
  private final String price;
  private final String open;
  private final String high;
  private final String low;

  MarkBasis(String code) {
    this.code = code;
    this.price = code + "_price";
    this.open = code + "_open";
    this.high = code + "_high";
    this.low = code + "_low";
  }

  /** The word tables and reports use: {@code mark} or {@code last}. */
  public String code() {
    return code;
  }

  /** Column of the price at the time of the row: the close of its bar. */
  String price() {
    return price;
  }

  String open() {
    return open;
  }

  String high() {
    return high;
  }

  String low() {
    return low;
  }

  List<String> columns() {
    return List.of(price(), open(), high(), low());
  }
}
