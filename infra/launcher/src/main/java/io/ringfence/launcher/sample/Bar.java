package io.ringfence.launcher.sample;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Open, high, low and close of one instrument's mark, quote currency per base. Source: the file
 * formats, Replay 1.
 *
 * @param end when the bar ended and its close came into force
 * @param length how long it lasted
 */
record Bar(
    Instant end,
    Duration length,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close) {

  /** The four marks a replay makes of a bar: open, the nearer extreme, the other one, close. */
  Map<Instant, BigDecimal> marks() {
    boolean lowFirst = open.subtract(low).compareTo(high.subtract(open)) <= 0;
    Duration quarter = length.dividedBy(4);
    return Map.of(
        end.minus(quarter.multipliedBy(3)),
        open,
        end.minus(quarter.multipliedBy(2)),
        lowFirst ? low : high,
        end.minus(quarter),
        lowFirst ? high : low,
        end,
        close);
  }
}
