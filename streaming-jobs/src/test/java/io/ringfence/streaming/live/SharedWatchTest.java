package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.desk.BudgetRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts and ratios of a node over all its settlement assets, beside the replay's monitor. */
class SharedWatchTest {
  /** Milliseconds. */
  private static final long NOON = 1_760_011_200_000L;

  private static final int STEPS = 80;
  private static final List<String> ASSETS = List.of("USDC", "USDT");

  private static KeyedTwoInputStreamOperatorTestHarness<Integer, NodeShare, NodeFact, LiveAlertRow>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new SharedWatch(() -> NOON * 1_000)),
        _ -> 0,
        _ -> 0,
        Types.INT);
  }

  private static BudgetRow budget(String metric, String currency, String soft, String hard) {
    return NodeWatchTest.budget(metric, currency, soft, hard, null);
  }

  /** What a node may hold of an asset. */
  private record Held(int marked, int unknown, int unstopped, int gross, int equity) {
    static Held draw(Random random) {
      if (random.nextInt(4) == 0) {
        return new Held(0, 0, 0, 0, 0);
      }
      int marked = 1 + random.nextInt(4);
      int unknown = random.nextInt(8) == 0 ? 1 : 0;
      return new Held(
          marked,
          unknown,
          random.nextInt(marked + 1),
          random.nextInt(600),
          random.nextInt(260) - 40);
    }

    NodeShare share(String asset) {
      return new NodeShare(
          "firm/D",
          asset,
          marked,
          unknown,
          0,
          marked - unstopped,
          BigDecimal.valueOf(gross),
          BigDecimal.valueOf(equity),
          NOON * 1_000);
    }

    NodeContribution contribution() {
      BigDecimal none = BigDecimal.ZERO;
      return new NodeContribution(
          new ExposureSums(
              marked + unknown,
              unknown,
              none,
              none,
              BigDecimal.valueOf(equity),
              none,
              none,
              none,
              BigDecimal.valueOf(gross),
              none,
              none,
              unstopped),
          null,
          null);
    }
  }

  /** Whatever is held, the states are those the replay's monitor goes through. */
  @ParameterizedTest
  @CsvSource({
    "unstopped_positions, '', 1, 3",
    "leverage, '', 1.5, 3",
    "leverage, USDT, 1.5, 3",
  })
  void statesAreThoseOfTheReplaysMonitor(String metric, String currency, String soft, String hard)
      throws Exception {
    TreeSet<String> seen = new TreeSet<>();
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      BudgetRow row = budget(metric, currency, soft, hard);
      NodeBook book = new NodeBook(NodePath.parse(row.node()).orElseThrow(), DayCut.UTC_MIDNIGHT);
      BudgetMonitor monitor = book.add(BudgetRows.budget(row));
      List<String> expected = new ArrayList<>();
      try (var harness = harness()) {
        harness.open();
        harness.setProcessingTime(NOON);
        harness.processElement2(NodeFact.shared(0, row), 0);
        for (int step = 1; step <= STEPS; step++) {
          String asset = ASSETS.get(random.nextInt(ASSETS.size()));
          Held held = Held.draw(random);
          harness.processElement1(held.share(asset), 0);
          harness.setProcessingTime(NOON + 20L * step);
          Instant at = Instant.ofEpochMilli(NOON + step);
          book.apply(asset, new InstrumentId("venue", "OF" + asset), held.contribution());
          book.evaluate(at);
          expected.add(monitor.standing().orElseThrow().state().name());
        }
        List<String> told =
            harness.extractOutputValues().stream().map(it -> String.valueOf(it.state())).toList();
        assertThat(told).as("seed %s", seed).isEqualTo(NodeWatchTest.changes(expected));
        seen.addAll(told);
      }
    }
    assertThat(seen).containsExactly("BREACH", "UNKNOWN_AT_LEAST", "WARNING", "WITHIN");
  }

  @Test
  void aRatioOverNothingIsABreachWithoutAFigureAndAStaleMarkMakesItUnknown() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(NOON);
      harness.processElement2(NodeFact.shared(0, budget("leverage", "", "1", "2")), 0);
      harness.processElement1(new Held(2, 0, 0, 100, -1).share("USDT"), 0);
      harness.setProcessingTime(NOON + 20);
      NodeShare stale = new Held(2, 0, 0, 100, 200).share("USDT");
      harness.processElement1(
          new NodeShare(
              stale.node(),
              stale.asset(),
              stale.positions(),
              0,
              1,
              stale.stopped(),
              stale.grossNotional(),
              BigDecimal.valueOf(40),
              stale.sourceMicros()),
          0);
      harness.setProcessingTime(NOON + 40);
      harness.processElement1(stale, 0);
      harness.setProcessingTime(NOON + 60);
      assertThat(harness.extractOutputValues())
          .extracting(alert -> alert.state() + " " + alert.used() + " " + alert.unknownCount())
          .containsExactly("BREACH null 0", "WITHIN 0.500000000000000000 0");
    }
  }
}
