package io.ringfence.streaming.live;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a node has realised on one of its days.
 *
 * @param day ISO-8601, the local date of the cut that began it
 * @param pnl settlement asset; negative is a loss
 */
public record DayRealised(String day, BigDecimal pnl) {
  /** Nothing on a day. */
  static DayRealised none(LocalDate day) {
    return new DayRealised(day.toString(), BigDecimal.ZERO);
  }

  /** With an amount of a day: a later one begins anew, what is of an earlier one has passed. */
  DayRealised plus(LocalDate of, BigDecimal amount) {
    int order = of.compareTo(LocalDate.parse(day));
    if (order < 0) {
      return this;
    }
    return order == 0
        ? new DayRealised(day, pnl.add(amount))
        : new DayRealised(of.toString(), amount);
  }

  /** What counts on a day. */
  BigDecimal on(LocalDate today) {
    return LocalDate.parse(day).isBefore(today) ? BigDecimal.ZERO : pnl;
  }
}
