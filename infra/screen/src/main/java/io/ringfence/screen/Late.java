package io.ringfence.screen;

import java.util.List;

/**
 * How late things were.
 *
 * @param millis milliseconds, in order
 */
record Late(List<Long> millis) {
  Late {
    millis = millis.stream().sorted().toList();
  }

  /**
   * The figure that so many of a hundred do not exceed.
   *
   * @throws IllegalStateException where nothing was seen
   */
  long at(int percent) {
    if (millis.isEmpty()) {
      throw new IllegalStateException("no mark was seen");
    }
    return millis.get(Math.ceilDiv(millis.size() * percent, 100) - 1);
  }

  /** As one object of JSON, milliseconds. */
  String json() {
    return "{\"marks\":%s,\"p50\":%s,\"p90\":%s,\"p99\":%s,\"longest\":%s}"
        .formatted(millis.size(), at(50), at(90), at(99), at(100));
  }
}
