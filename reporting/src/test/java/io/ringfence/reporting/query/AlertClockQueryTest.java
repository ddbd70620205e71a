package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long alerts took, against a twin that sorts all of them. */
@OnEngine
class AlertClockQueryTest {
  private static final Instant CAME = Instant.parse("2026-03-05T10:00:00.123456Z");
  private static final Vantage ALL_OF_IT = Vantage.latest(CAME);
  private static final long LIMIT = AlertClockQuery.FIVE_SECONDS;

  private final DSLContext clickhouse;

  AlertClockQueryTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  /**
   * An alert as micros from when its record came in; no record: time caused it; not stored: before
   * that was kept.
   */
  private record Alert(
      String node, boolean caused, long detected, long emitted, @Nullable Long stored) {
    Alert(String node, boolean caused, long detected, long emitted) {
      this(node, caused, detected, emitted, null);
    }

    String values(String run) {
      String received = caused ? quoted(0) : "NULL";
      return String.join(
          ", ",
          "('" + run + "', 'b'",
          quoted(0),
          quoted(0),
          "'DISTANCE', '" + node + "'",
          received,
          quoted(detected),
          quoted(emitted),
          (stored == null ? "NULL" : quoted(stored)) + ")");
    }

    private static String quoted(long micros) {
      String at = CAME.plus(micros, ChronoUnit.MICROS).toString();
      return "'" + at.replace("T", " ").replace("Z", "") + "'";
    }
  }

  private void store(String run, List<Alert> alerts) {
    clickhouse.execute(
        "INSERT INTO alerts (run_id, batch, at, recorded_at, kind, node, received_at, detected_at,"
            + " emitted_at, stored_at) VALUES "
            + String.join(", ", alerts.stream().map(alert -> alert.values(run)).toList()));
  }

  @Test
  void quantilesAreValuesAtTheirRankAndLateIsWhatTookLongerThanFiveSeconds() {
    Random random = new Random(9);
    List<Alert> alerts = new ArrayList<>();
    for (int number = 0; number < 201; number++) {
      long detected = random.nextInt(3_000_000);
      long emitted = detected + random.nextInt(3_000_000);
      String node = number % 3 == 0 ? "firm" : number % 3 == 1 ? "firm/A" : "firm/B/x";
      Long stored = number % 5 == 0 ? null : Long.valueOf(emitted + random.nextInt(3_000_000));
      alerts.add(new Alert(node, number % 7 > 0, detected, emitted, stored));
    }
    alerts.add(new Alert("firm/A", true, 1, LIMIT));
    alerts.add(new Alert("firm/A", true, 1, LIMIT + 1));
    store("clocked", alerts);

    assertThat(new AlertClockQuery(clickhouse, DeskScope.ALL).of("clocked", ALL_OF_IT))
        .isEqualTo(twin(alerts));
    DeskScope ofA = new DeskScope.Desks(Set.of("A"));
    assertThat(new AlertClockQuery(clickhouse, ofA).of("clocked", ALL_OF_IT))
        .isEqualTo(twin(alerts.stream().filter(alert -> alert.node().equals("firm/A")).toList()));
  }

  /** Events are stamped by the venue's clock, here 2 ms behind the first receipt. */
  @Test
  void ofADayTheLeastFromAnEventToItsReceiptBoundsTheOffsetOfTheClocks() {
    store("a day", List.of(new Alert("firm/A", true, 7, 9), new Alert("firm/A", true, 3, 5)));
    clickhouse.execute(
        "INSERT INTO alerts SELECT * REPLACE (at - toIntervalMicrosecond(2000 + 1000 *"
            + " (detected_at - received_at > 0.000005)) AS at) FROM alerts WHERE run_id = 'a day'");
    AlertClockQuery clock = new AlertClockQuery(clickhouse, DeskScope.ALL);
    Instant before = CAME.minus(1, ChronoUnit.HOURS);
    AlertClockQuery.Period all = clock.after("a day", before, ALL_OF_IT);
    assertThat(all.own()).isEqualTo(clock.of("a day", ALL_OF_IT));
    assertThat(all.least()).isZero();
    AlertClockQuery.Period earlier =
        clock.after("a day", before, new Vantage(CAME.minusMillis(1), CAME));
    assertThat(earlier.own().measured()).isEqualTo(2);
    assertThat(earlier.least()).isEqualTo(2_000);
    assertThat(earlier.p99()).isEqualTo(3_009);
    assertThat(clock.after("a day", CAME, ALL_OF_IT).own().measured()).isZero();
  }

  @Test
  void aRunWhoseAlertsTimeCausedHasNoLatency() {
    store("timed", List.of(new Alert("firm/A", false, 7, 9), new Alert("firm/A", false, 8, 9)));

    assertThat(new AlertClockQuery(clickhouse, DeskScope.ALL).of("timed", ALL_OF_IT))
        .isEqualTo(new AlertClockQuery.Row(0, 2, 0, 0, 0, 0, 0, 0, 0));
    assertThat(new AlertClockQuery(clickhouse, DeskScope.ALL).of("no run of this name", ALL_OF_IT))
        .isEqualTo(new AlertClockQuery.Row(0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void anAlertThatIsRecordedLateIsNotInTheClockThatWasKnownBefore() {
    store("late clock", List.of(new Alert("firm/A", true, 7, 9)));
    Vantage before = new Vantage(CAME, CAME);
    AlertClockQuery clock = new AlertClockQuery(clickhouse, DeskScope.ALL);
    AlertClockQuery.Row known = clock.of("late clock", before);
    assertThat(known.measured()).isOne();
    clickhouse.execute(
        "INSERT INTO alerts SELECT * REPLACE (recorded_at + INTERVAL 1 HOUR AS recorded_at)"
            + " FROM alerts WHERE run_id = 'late clock'");
    assertThat(clock.of("late clock", before)).isEqualTo(known);
    assertThat(clock.of("late clock", ALL_OF_IT).measured()).isEqualTo(2);
  }

  private static AlertClockQuery.Row twin(List<Alert> alerts) {
    List<Alert> caused = alerts.stream().filter(Alert::caused).toList();
    List<Long> emitted = caused.stream().map(Alert::emitted).sorted().toList();
    List<Long> detected = caused.stream().map(Alert::detected).sorted().toList();
    List<Long> stored =
        caused.stream().map(Alert::stored).filter(Objects::nonNull).sorted().toList();
    return new AlertClockQuery.Row(
        caused.size(),
        alerts.size() - caused.size(),
        emitted.get(emitted.size() / 2),
        emitted.get((int) (emitted.size() * 0.99)),
        emitted.getLast(),
        detected.get((int) (detected.size() * 0.99)),
        emitted.stream().filter(micros -> micros > LIMIT).count(),
        stored.get((int) (stored.size() * 0.99)),
        stored.getLast());
  }
}
