package io.ringfence.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayCutTest {
  @ParameterizedTest(name = "{0} belongs to {1}")
  @CsvSource({
    "2025-10-10T00:00:00Z, 2025-10-09",
    "2025-10-10T00:00:00.000001Z, 2025-10-10",
    "2025-10-10T23:59:59.999999Z, 2025-10-10",
    "2025-10-11T00:00:00Z, 2025-10-10",
  })
  void anEventAtTheCutBelongsToTheDayThatEndsThere(Instant at, LocalDate day) {
    assertThat(DayCut.UTC_MIDNIGHT.dayOf(at)).isEqualTo(day);
  }

  @ParameterizedTest(name = "{0} belongs to {1}")
  @CsvSource({
    "2025-10-10T15:59:59Z, 2025-10-10",
    "2025-10-10T16:00:00Z, 2025-10-10",
    "2025-10-10T16:00:01Z, 2025-10-11",
  })
  void theCutIsTheLocalTimeOfItsZone(Instant at, LocalDate day) {
    var cut = new DayCut(ZoneId.of("Asia/Singapore"), LocalTime.MIDNIGHT);

    // Midnight in Singapore is 16:00 UTC of the day before.
    assertThat(cut.dayOf(at)).isEqualTo(day);
  }

  @ParameterizedTest(name = "{0} cut {1}: {2} has {3} hours")
  @CsvSource({
    "Europe/Zurich, 00:00, 2025-03-29, 24",
    "Europe/Zurich, 00:00, 2025-03-30, 23",
    "Europe/Zurich, 00:00, 2025-10-26, 25",
    "America/New_York, 17:00, 2025-03-08, 23",
    "America/New_York, 17:00, 2025-11-01, 25",
    "America/New_York, 17:00, 2025-11-02, 24",
    "UTC, 00:00, 2025-03-30, 24",
  })
  void aDayHasTwentyThreeOrTwentyFiveHoursAtAClockChange(
      String zone, LocalTime cut, LocalDate day, int hours) {
    var dayCut = new DayCut(ZoneId.of(zone), cut);
    Instant noon = day.atTime(12, 0).atZone(ZoneId.of(zone)).toInstant();

    assertThat(minutesOf(dayCut, day, noon)).isEqualTo(hours * 60);
  }

  private static long minutesOf(DayCut dayCut, LocalDate day, Instant around) {
    Instant from = around.minus(Duration.ofDays(2));
    Duration minute = Duration.ofMinutes(1);
    long count = 0;
    for (Instant at = from; at.isBefore(around.plus(Duration.ofDays(2))); at = at.plus(minute)) {
      count += dayCut.dayOf(at).equals(day) ? 1 : 0;
    }
    return count;
  }

  @Test
  void theDayNeverGoesBackWhenTheClockIsSetBackAcrossTheCut() {
    // Newfoundland set its clocks back at 00:01, to 23:01 of the day before, until 2011.
    var cut = new DayCut(ZoneId.of("America/St_Johns"), LocalTime.MIDNIGHT);
    List<LocalDate> days = new ArrayList<>();
    for (Instant at = Instant.parse("2010-11-06T00:00:00Z");
        at.isBefore(Instant.parse("2010-11-09T00:00:00Z"));
        at = at.plusSeconds(20)) {
      days.add(cut.dayOf(at));
    }

    assertThat(days).isSorted();
    // The first midnight ends the sixth, the hour that comes twice belongs to the seventh.
    assertThat(cut.dayOf(Instant.parse("2010-11-07T02:30:00Z")))
        .isEqualTo(LocalDate.of(2010, 11, 6));
    assertThat(cut.dayOf(Instant.parse("2010-11-07T02:30:01Z")))
        .isEqualTo(LocalDate.of(2010, 11, 7));
    assertThat(cut.dayOf(Instant.parse("2010-11-07T03:00:00Z")))
        .isEqualTo(LocalDate.of(2010, 11, 7));
  }

  @Test
  void aCutThatTheClockSkipsFallsOnTheEndOfTheGap() {
    var cut = new DayCut(ZoneId.of("Europe/Zurich"), LocalTime.of(2, 30));

    // 02:30 does not exist on 2025-03-30; it is read as 03:30 summer time, 01:30 UTC.
    assertThat(cut.dayOf(Instant.parse("2025-03-30T01:30:00Z")))
        .isEqualTo(LocalDate.of(2025, 3, 29));
    assertThat(cut.dayOf(Instant.parse("2025-03-30T01:30:01Z")))
        .isEqualTo(LocalDate.of(2025, 3, 30));
  }

  @ParameterizedTest(name = "{0} cut {1}")
  @CsvSource({
    "UTC, 00:00",
    "Asia/Tokyo, 10:30",
    "Europe/Zurich, 02:30",
    "America/New_York, 17:00",
    "America/St_Johns, 00:01",
  })
  void theEndOfADayBelongsToItAndTheNextMicrosecondToTheNext(ZoneId zone, LocalTime time) {
    var cut = new DayCut(zone, time);
    Instant at = Instant.parse("2025-01-01T00:00:00Z");
    for (int step = 0; step < 3_000; step++) {
      at = at.plus(Duration.ofMinutes(177));
      Instant end = cut.endOf(at);

      assertThat(end).isAfterOrEqualTo(at);
      assertThat(cut.dayOf(end)).isEqualTo(cut.dayOf(at));
      assertThat(cut.dayOf(end.plusNanos(1_000))).isEqualTo(cut.dayOf(at).plusDays(1));
    }
  }
}
