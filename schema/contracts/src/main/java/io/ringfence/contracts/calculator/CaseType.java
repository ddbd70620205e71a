package io.ringfence.contracts.calculator;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private static final Map<String, CaseType> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(it -> it.code, Function.identity()));

  private final String code;

  CaseType(String code) {
    this.code = code;
  }

  static Optional<CaseType> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  @Override
  public String toString() {
    return code;
  }
}
