package io.ringfence.domain.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Instant START = Instant.parse("2025-10-10T00:00:00Z");
  private static final int MINUTES = 200;

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  @Test
  void withoutAGapEverythingIsMonitored() {
    Coverage whole = Coverage.of(at(0), at(60), List.of());
    assertThat(whole.intervals()).containsExactly(new Interval(at(0), at(60), Quality.MONITORED));
    assertThat(whole.unwatched()).isEmpty();
    assertThat(Coverage.of(at(5), at(5), List.of()).intervals()).isEmpty();
  }

  @Test
  void blindWinsOverStaleAndNothingOutsideTheHoldingCounts() {
    Coverage coverage =
        Coverage.of(
            at(10),
            at(60),
            List.of(
                new Gap(at(0), at(20), false),
                new Gap(at(15), at(18), true),
                new Gap(at(55), at(90), false)));
    assertThat(coverage.intervals())
        .containsExactly(
            new Interval(at(10), at(15), Quality.STALE),
            new Interval(at(15), at(18), Quality.BLIND),
            new Interval(at(18), at(20), Quality.STALE),
            new Interval(at(20), at(55), Quality.MONITORED),
            new Interval(at(55), at(60), Quality.STALE));
  }

  @Test
  void everyMinuteOfRandomGapsIsCountedOnceAsItsWorstGapSays() {
    Random random = new Random(17);
    for (int round = 0; round < 300; round++) {
      List<Gap> gaps = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        int from = random.nextInt(MINUTES - 1);
        int to = from + 1 + random.nextInt(MINUTES - from);
        gaps.add(new Gap(at(from), at(to), random.nextBoolean()));
      }
      int from = random.nextInt(MINUTES);
      int to = from + random.nextInt(MINUTES - from);
      Coverage coverage = Coverage.of(at(from), at(to), gaps);
      for (Quality quality : Quality.values()) {
        assertThat(coverage.of(quality).toMinutes()).isEqualTo(naive(from, to, gaps, quality));
      }
      for (int i = 1; i < coverage.intervals().size(); i++) {
        Interval before = coverage.intervals().get(i - 1);
        assertThat(coverage.intervals().get(i).from()).isEqualTo(before.to());
        assertThat(coverage.intervals().get(i).quality()).isNotEqualTo(before.quality());
      }
    }
  }

  private static long naive(int from, int to, List<Gap> gaps, Quality quality) {
    long minutes = 0;
    for (int minute = from; minute < to; minute++) {
      Instant at = at(minute);
      boolean blind = gaps.stream().anyMatch(gap -> gap.holds(at) && gap.blind());
      boolean stale = gaps.stream().anyMatch(gap -> gap.holds(at));
      Quality is = blind ? Quality.BLIND : stale ? Quality.STALE : Quality.MONITORED;
      minutes += is == quality ? 1 : 0;
    }
    return minutes;
  }

  @Test
  void aGapWithoutLengthIsNone() {
    assertThatThrownBy(() -> new Gap(at(3), at(3), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("from must be before to");
  }
}
