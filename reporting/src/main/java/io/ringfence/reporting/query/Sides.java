package io.ringfence.reporting.query;

import io.ringfence.domain.quantity.PositionSide;

/** The side a row names. */
final class Sides {
  private Sides() {}

  static PositionSide of(String code) {
    return PositionSide.of(code)
        .orElseThrow(
            () -> new IllegalStateException("side must be long or short, a row has " + code));
  }
}
