package io.ringfence.streaming.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.RandomBudgets;
import io.ringfence.streaming.RandomJolts;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.RowTexts;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.desk.DeskHarness.News;
import io.ringfence.streaming.exposure.ExposureHarness;
import io.ringfence.streaming.exposure.ExposureOutputs;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.LoadedReplay;
import io.ringfence.streaming.terms.RunTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In whatever order events arrive within the allowed lateness, however often a row is repeated, and
 * however the wall clock jumps: what both operators say is what they say of events in order under a
 * clock that stands still, but for the readings of the clock on alerts.
 */
class OrderOfArrivalTest {
  private static final long LATENESS = Duration.ofMinutes(5).toMillis() * 1_000;
  private static final int MINUTES = 180;

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("ringfence.seeds", 2));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderOfArrivalWithinTheLatenessDoesNotShow(long seed) throws Exception {
    Inputs inputs = RandomBudgets.addTo(RandomReplay.write(seed, folder, MINUTES));
    requireSameInAnyOrder(inputs.load(), TestTerms.SIMULATED, seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void norDoesItInALiveRunWithMarksInDoubt(long seed) throws Exception {
    Inputs inputs = RandomBudgets.addTo(RandomReplay.write(seed, folder, MINUTES));
    requireSameInAnyOrder(RandomJolts.addTo(inputs, seed).load(), TestTerms.LIVE, seed);
  }

  private static void requireSameInAnyOrder(LoadedReplay replay, RunTerms terms, long seed)
      throws Exception {
    SnapshotGrid grid =
        SnapshotGrid.of(
            replay.facts().firstMarketMicros(),
            Duration.ofMinutes(20),
            replay.facts().lastMicros());
    RunTerms scoped = terms.with(replay.facts().scopes());
    List<InputEvent> inOrder = Inputs.events(replay);
    List<String> expected = everything(inOrder, grid, scoped);
    assertThat(String.join("\n", expected))
        .contains("BREACH", "trader=T", "REQUEST_APPROVAL")
        .contains(terms.live() ? "PRESUMED_LIQUIDATED" : "OVERRIDDEN");

    Random random = new Random(seed);
    for (int arrival = 0; arrival < 2; arrival++) {
      WallClock jumping = jumping(new Random(random.nextLong()));
      RunTerms jumpy = new RunTerms(scoped.live(), scoped.staleAfter(), scoped.scopes(), jumping);
      assertThat(everything(arrived(inOrder, random, jumping), grid, jumpy))
          .as("seed %d, arrival %d", seed, arrival)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** A wall clock that is set back and forth by an hour. */
  private static WallClock jumping(Random random) {
    return () -> TestTerms.NOW + (random.nextInt(3) - 1) * Duration.ofHours(1).toMillis() * 1_000;
  }

  /** Events as they arrive, repeated rows among them: each late by any part of the lateness. */
  private static List<InputEvent> arrived(
      List<InputEvent> inOrder, Random random, WallClock clock) {
    record Arrival(InputEvent event, long at) {}
    List<Arrival> arrivals = new ArrayList<>();
    for (InputEvent event : inOrder) {
      long delay = (long) (random.nextDouble() * LATENESS);
      arrivals.add(new Arrival(event, event.atMicros() + delay));
    }
    arrivals.sort(Comparator.comparingLong(Arrival::at));
    return arrivals.stream().map(one -> one.event().received(clock.micros())).toList();
  }

  private static List<String> everything(List<InputEvent> events, SnapshotGrid grid, RunTerms terms)
      throws Exception {
    Set<InputKind> ofNodes = Set.of(InputKind.BUDGETS, InputKind.CAPITAL);
    List<Object> said = new ArrayList<>();
    List<News> news = new ArrayList<>();
    try (ExposureHarness exposure = ExposureHarness.create(TestRules.onePercent(), grid, terms)) {
      List<InputEvent> ofInstruments =
          events.stream()
              .filter(event -> !ofNodes.contains(event.kind()))
              .filter(event -> event.kind() != InputKind.ACCOUNTS)
              .toList();
      exposure.feedLate(ofInstruments, LATENESS).end();
      said.addAll(exposure.output(ExposureOutputs.VERSIONS));
      said.addAll(exposure.output(ExposureOutputs.MARKS));
      said.addAll(exposure.output(ExposureOutputs.LIQUIDATIONS));
      said.addAll(exposure.output(ExposureOutputs.ALERTS));
      said.addAll(exposure.output(ExposureOutputs.STAGES));
      said.addAll(exposure.output(ExposureOutputs.CONDITIONS));
      said.addAll(exposure.output(ExposureOutputs.EXPOSURES));
      exposure.contributions().forEach(row -> news.add(new News(row.atMicros(), row, null)));
    }
    events.stream()
        .filter(event -> ofNodes.contains(event.kind()))
        .forEach(event -> news.add(new News(event.atMicros(), null, event)));
    news.sort(Comparator.comparingLong(News::atMicros));
    try (DeskHarness desk = DeskHarness.create(grid, terms).feed(news).end()) {
      said.addAll(desk.everything());
    }
    return RowTexts.of(said).stream()
        .map(text -> text.replaceAll("ClockRow\\[[^]]*]", "ClockRow"))
        .toList();
  }
}
