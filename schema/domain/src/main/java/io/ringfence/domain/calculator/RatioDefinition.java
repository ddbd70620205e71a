package io.ringfence.domain.calculator;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a venue prints as its margin ratio. */
public enum RatioDefinition {
  /** Binance: liquidates at 1 and above. */
  REQUIREMENT_OVER_EQUITY("mm/equity"),
  /** OKX: liquidates at 1 and below. */
  EQUITY_OVER_REQUIREMENT_AND_FEE("equity/(mm+fee)"),
  /** Bluefin, Bitget: liquidates at the maintenance rate and below. */
  EQUITY_OVER_NOTIONAL("equity/notional"),
  /** HTX: equity over initial margin at the mark, less the adjust factor; liquidates at 0. */
  HTX("htx");

  private static final Map<String, RatioDefinition> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(it -> it.code, Function.identity()));

  private final String code;

  RatioDefinition(String code) {
    this.code = code;
  }

  /** How a case writes it. */
  public String code() {
    return code;
  }

  /** The definition of a code; empty where there is none. */
  public static Optional<RatioDefinition> of(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  @Override
  public String toString() {
    return code;
  }
}
