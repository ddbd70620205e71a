package io.ringfence.contracts.calculator;

import java.util.Arrays;
import java.util.Optional;

/** What a case asks about. */
enum CaseType {
  /** The value of a position; the type of a case that names none. */
  POSITION("position"),
  /** What an order does to an isolated position. */
  OPERATION("operation"),
  /** The bracket a position belongs to. */
  TIER("tier"),
  /** The amount that continues one bracket in the next. */
  TIER_STEP("tierStep"),
  /** The amounts that make a table continuous. */
  TIER_TABLE("tierTable");

  private final String code;

  CaseType(String code) {
    this.code = code;
  }

  static Optional<CaseType> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
