package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.Input;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member of a case that is no plain decimal. */
enum Member {
  ID("id"),
  TYPE("type"),
  VENUE("venue"),
  INSTRUMENT("instrument"),
  MODEL("model"),
  KIND("kind"),
  SIDE("side"),
  MARGIN_RATIO_DEF("marginRatioDef"),
  WANTED("wanted"),
  TIERS("tiers"),
  OPERATION("operation"),
  STEP("step"),
  /**
   * What a published case says about itself; whoever compares reads it, nobody computes with it.
   */
  TIERS_REF("tiersRef"),
  EXPECTED("expected"),
  TOLERANCE("tolerance"),
  SOURCE("source"),
  BASIS("basis"),
  NOTE("note"),
  DISPUTED("disputed"),
  INFERRED_INPUTS("inferredInputs");

  private static final Map<String, Member> BY_NAME = new HashMap<>();
  private static final Map<String, Input> DECIMALS = new HashMap<>();

  static {
    for (Member member : values()) {
      BY_NAME.put(member.field, member);
    }
    for (Input input : Input.values()) {
      DECIMALS.put(input.field(), input);
    }
  }

  private final String field;

  Member(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  static @Nullable Member named(String field) {
    return BY_NAME.get(field);
  }

  static @Nullable Input decimal(String field) {
    return DECIMALS.get(field);
  }
}
