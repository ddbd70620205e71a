package io.ringfence.domain.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a node's day ends. A day is (cut, next cut]: an event at the cut belongs to the day that
 * ends there. A day has 23 or 25 hours where the zone changes its clock.
 *
 * @param zone zone of the cut
 * @param cut local time of the cut
 */
public record DayCut(ZoneId zone, LocalTime cut) {
  /** Midnight UTC. */
  public static final DayCut UTC_MIDNIGHT = new DayCut(ZoneOffset.UTC, LocalTime.MIDNIGHT);

  /** The day an instant belongs to, named by the local date of the cut that began it. */
  public LocalDate dayOf(Instant at) {
    // Begins a date ahead: a clock set back across the cut shows a date whose next cut has passed.
    LocalDate day = at.atZone(zone).toLocalDate().plusDays(1);
    while (!at.isAfter(cutOf(day))) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** The cut that began the day of an instant: before it. */
  public Instant startOf(Instant at) {
    return cutOf(dayOf(at));
  }

  /** The cut that ends the day of an instant: at it or after it. */
  public Instant endOf(Instant at) {
    return cutOf(dayOf(at).plusDays(1));
  }

  /**
   * The cut of a date; of two at a clock set back the first, of none at one set forward the gap's.
   */
  private Instant cutOf(LocalDate date) {
    return date.atTime(cut).atZone(zone).toInstant();
  }
}
