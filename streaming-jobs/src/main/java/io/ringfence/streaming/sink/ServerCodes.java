package io.ringfence.streaming.sink;

import java.util.Set;

/** What ClickHouse's error codes mean for an insert. */
final class ServerCodes {
  /**
   * Overloaded, restarting, or the request was cut on its way: too many parts (252), memory (241),
   * timeouts (159, 160, 209), sockets (210), bodies that end too early (3, 32, 33), queries refused
   * for load (202, 203, 242, 319, 394, 425, 439, 473), shutting down (236), unknown (999).
   */
  private static final Set<Long> PASSING =
      Set.of(
          3L, 32L, 33L, 159L, 160L, 202L, 203L, 209L, 210L, 236L, 241L, 242L, 252L, 319L, 394L,
          425L, 439L, 473L, 999L);

  /**
   * About a value in the rows: text that cannot be parsed (6, 26, 27, 38, 41, 72), a type or range
   * it does not fit (53, 69, 70, 117, 131, 321, 407, 691), a missing one (349), a constraint of the
   * table or a throwIf (395, 469), a division (153).
   */
  private static final Set<Long> ABOUT_A_VALUE =
      Set.of(
          6L, 26L, 27L, 38L, 41L, 53L, 69L, 70L, 72L, 117L, 131L, 153L, 321L, 349L, 395L, 407L,
          469L, 691L);

  private ServerCodes() {}

  /** Whether the same request may succeed later. No code (0) is no answer of ClickHouse itself. */
  static boolean mayPass(long code) {
    return code == 0 || PASSING.contains(code);
  }

  /** Whether other rows of the same request may be fine. */
  static boolean isAboutAValue(long code) {
    return ABOUT_A_VALUE.contains(code);
  }
}
