package io.ringfence.streaming.live;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a node has realised on one of its days.
 *
 * @param day ISO-8601, the local date of the cut that began it
 * @param pnl settlement asset, as far as it is known; negative is a loss
 * @param unknown closes and reductions of which nobody said what they realised
 */
public record DayRealised(String day, BigDecimal pnl, int unknown) {
  /** Nothing on a day. */
  static DayRealised none(LocalDate day) {
    return new DayRealised(day.toString(), BigDecimal.ZERO, 0);
  }

  /** With more of a day: a later one begins anew, what is of an earlier one has passed. */
  DayRealised plus(DayRealised more) {
    int order = more.day.compareTo(day);
    if (order < 0) {
      return this;
    }
    return order == 0 ? new DayRealised(day, pnl.add(more.pnl), unknown + more.unknown) : more;
  }

  /** What counts on a day. */
  DayRealised on(LocalDate today) {
    return LocalDate.parse(day).isBefore(today) ? none(today) : this;
  }

  /** The same on a day of another name. */
  DayRealised named(LocalDate other) {
    return new DayRealised(other.toString(), pnl, unknown);
  }
}
