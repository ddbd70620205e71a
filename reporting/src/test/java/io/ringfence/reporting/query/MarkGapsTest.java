package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Gaps of marks, minute by minute against a twin that looks at every mark. */
@OnEngine
class MarkGapsTest {
  private static final Instant START = Instant.parse("2026-03-05T00:00:00Z");
  private static final int AGE = 30;
  private static final int FROM = 60;
  private static final int TO = 400;

  /** A mark by its own minute and that of its recording. */
  private record Mark(String instrument, int occurred, int recorded) {}

  private final DSLContext clickhouse;

  MarkGapsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private static Instant at(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  private void store(String run, List<Mark> marks) {
    String values =
        marks.stream()
            .map(
                mark ->
                    "('%s', 'b', 'v', '%s', '%s', '%s', 1)"
                        .formatted(
                            run,
                            mark.instrument(),
                            text(at(mark.occurred())),
                            text(at(mark.recorded()))))
            .collect(Collectors.joining(", "));
    clickhouse.execute(
        "INSERT INTO marks (run_id, batch, venue, instrument, occurred_at, recorded_at, mark_price)"
            + " VALUES "
            + values);
  }

  private static String text(Instant at) {
    return at.toString().replace("T", " ").replace("Z", "");
  }

  @Test
  void everyMinuteWithoutAMarkToRelyOnIsInAGapAndNoOther() {
    Random random = new Random(5);
    for (int round = 0; round < 6; round++) {
      String run = "gaps " + round;
      List<Mark> marks = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        int occurred = random.nextInt(TO + 20);
        int late = random.nextInt(4) == 0 ? random.nextInt(60) : 0;
        marks.add(new Mark(random.nextBoolean() ? "A" : "B", occurred, occurred + late));
      }
      store(run, marks);
      MarkGapsQuery query = new MarkGapsQuery(clickhouse, DeskScope.ALL);
      Duration age = Duration.ofMinutes(AGE);
      List<MarkGapsQuery.Row> gaps = query.between(run, at(FROM), at(TO), age);
      List<MarkGapsQuery.Row> silences = query.silences(run, at(FROM), at(TO), age);
      for (int minute = FROM; minute < TO; minute++) {
        int now = minute;
        for (String instrument : List.of("A", "B")) {
          List<Mark> known =
              marks.stream()
                  .filter(mark -> mark.instrument().equals(instrument) && mark.recorded() <= now)
                  .toList();
          boolean covered = known.stream().anyMatch(mark -> now < mark.occurred() + AGE);
          assertThat(holds(gaps, instrument, at(now))).as("%s at %d", run, now).isEqualTo(!covered);
        }
        boolean heard =
            marks.stream().anyMatch(mark -> mark.recorded() <= now && now < mark.recorded() + AGE);
        assertThat(holds(silences, "", at(now))).as("%s at %d", run, now).isEqualTo(!heard);
      }
      assertThat(gaps).allMatch(gap -> gap.from().isBefore(gap.to()));
    }
  }

  private static boolean holds(List<MarkGapsQuery.Row> gaps, String instrument, Instant at) {
    return gaps.stream()
        .filter(gap -> gap.instrument().symbol().equals(instrument))
        .anyMatch(gap -> !at.isBefore(gap.from()) && at.isBefore(gap.to()));
  }

  @Test
  void beforeTheFirstMarkOfAllTheInstrumentWasNeverMarked() {
    store("never", List.of(new Mark("A", 100, 100), new Mark("A", 200, 200)));
    MarkGapsQuery query = new MarkGapsQuery(clickhouse, DeskScope.ALL);
    assertThat(query.between("never", at(0), at(240), Duration.ofMinutes(AGE)))
        .extracting(MarkGapsQuery.Row::from, MarkGapsQuery.Row::to, MarkGapsQuery.Row::never)
        .containsExactly(
            tuple(at(0), at(100), true),
            tuple(at(130), at(200), false),
            tuple(at(230), at(240), false));
    assertThat(query.marked("never", at(100))).isEmpty();
    assertThat(query.marked("never", at(101)))
        .containsExactly(new MarkGapsQuery.Instrument("v", "A"));
  }
}
