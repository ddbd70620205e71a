package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.StageRows;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Batches of a run with a crash, in which now and then a position came nearer to its end. */
@OnEngine
class MoveWatchTest {
  private static final String RUN = "watched";
  private static final MoveWatch.Terms TERMS =
      new MoveWatch.Terms(
          Duration.ofHours(2), Duration.ofMinutes(10), Set.of(Trigger.Reason.values()));

  private final RunQuery.Row run;
  private final MoveWatch watch;

  MoveWatchTest(ClickHouseStore store) {
    RunQuery runs = new RunQuery(store.clickhouse(), DeskScope.ALL);
    if (runs.named(RUN).isEmpty()) {
      SampleRun.of(RUN, 71, 60).storeIn(store.clickhouse());
      StageRows stages = new StageRows(store.clickhouse(), RUN);
      for (int minutes : new int[] {605, 609, 611, 612, 1_270, 1_325}) {
        stages.worse(SampleRun.START.plus(Duration.ofMinutes(minutes)));
      }
    }
    run = runs.named(RUN).orElseThrow();
    watch = MoveWatch.ofThisBuild(store.clickhouse(), TERMS);
  }

  private MoveWatch.Drawn drawn(
      Instant after, Instant to, Map<SuggestionsQuery.Pool, Instant> last) {
    return watch.between(run, after, Vantage.latest(to), last);
  }

  private static List<String> hashes(List<MoveBatch> batches) {
    return batches.stream().map(MoveLedger::payloadHash).toList();
  }

  @Test
  void stretchAfterStretchGivesWhatTheWholeGivesAndEachBatchSaysWhatCalledForIt() {
    List<MoveBatch> whole = drawn(SampleRun.START, SampleRun.END, Map.of()).batches();
    assertThat(hashes(drawn(SampleRun.START, SampleRun.END, Map.of()).batches()))
        .isEqualTo(hashes(whole));
    Set<Trigger.Reason> reasons = new TreeSet<>();
    Map<SuggestionsQuery.Pool, Instant> last = new HashMap<>();
    for (MoveBatch batch : whole) {
      batch.calls().forEach(call -> reasons.add(call.reason()));
      assertThat(batch.calls()).allMatch(call -> !call.at().isAfter(batch.decidedAt()));
      Instant before = last.put(batch.pool(), batch.decidedAt());
      if (before != null) {
        assertThat(Duration.between(before, batch.decidedAt()))
            .isGreaterThanOrEqualTo(TERMS.quiet());
      }
    }
    assertThat(reasons).contains(Trigger.Reason.SCHEDULE, Trigger.Reason.STATE_WORSE);
    for (long seed = 0; seed < 2; seed++) {
      assertThat(hashes(inStretches(new Random(seed))))
          .as("seed %s", seed)
          .isEqualTo(hashes(whole));
    }
  }

  private List<MoveBatch> inStretches(Random random) {
    List<MoveBatch> all = new ArrayList<>();
    Map<SuggestionsQuery.Pool, Instant> last = Map.of();
    Instant after = SampleRun.START;
    while (after.isBefore(SampleRun.END)) {
      Instant next = after.plus(Duration.ofMinutes(60 + random.nextInt(300)));
      Instant to = next.isAfter(SampleRun.END) ? SampleRun.END : next;
      MoveWatch.Drawn drawn = drawn(after, to, last);
      all.addAll(drawn.batches());
      last = drawn.last();
      after = to;
    }
    return all;
  }

  @Test
  void whatHappensInTheQuietTimeIsAnsweredAtItsEndInOneBatch() {
    Instant from = SampleRun.START.plus(Duration.ofMinutes(603));
    Map<SuggestionsQuery.Pool, Instant> last = new HashMap<>();
    MoveWatch.Drawn hours = drawn(SampleRun.START, from, Map.of());
    hours.last().keySet().forEach(pool -> last.put(pool, from));
    List<MoveBatch> batches = drawn(from, from.plus(Duration.ofMinutes(30)), last).batches();
    assertThat(batches).isNotEmpty();
    for (MoveBatch batch : batches) {
      assertThat(batch.decidedAt()).isEqualTo(from.plus(TERMS.quiet()));
      assertThat(batch.calls())
          .allMatch(call -> call.reason() == Trigger.Reason.STATE_WORSE)
          .extracting(MoveBatch.Call::at)
          .contains(from.plus(Duration.ofMinutes(2)), from.plus(Duration.ofMinutes(9)));
    }
  }

  @Test
  void aBatchSomebodyAskedForSaysSo() {
    List<MoveBatch> batches =
        watch.asked(run, Vantage.latest(SampleRun.BEFORE_CRASH), "the desk asked");
    assertThat(batches).isNotEmpty();
    assertThat(batches)
        .allMatch(batch -> batch.calls().getFirst().reason() == Trigger.Reason.ASKED)
        .allMatch(batch -> batch.decidedAt().equals(SampleRun.BEFORE_CRASH));
  }
}
