package io.ringfence.domain.quantity;

import java.util.Optional;

/** Direction of a position. */
public enum PositionSide {
  LONG("long", 1),
  SHORT("short", -1);

  private final String code;
  private final int sign;

  PositionSide(String code, int sign) {
    this.code = code;
    this.sign = sign;
  }

  /** The word used in files, tables and keys: {@code long} or {@code short}. */
  public String code() {
    return code;
  }

  /** +1 for a long, -1 for a short: s in every formula of {@code schema/MARGIN-MODEL.md}. */
  public int sign() {
    return sign;
  }

  /** The other direction. */
  public PositionSide opposite() {
    return this == LONG ? SHORT : LONG;
  }

  /** The side with this {@link #code()}, or empty where there is none. */
  public static Optional<PositionSide> of(String code) {
    for (PositionSide side : values()) {
      if (side.code.equals(code)) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }
}
