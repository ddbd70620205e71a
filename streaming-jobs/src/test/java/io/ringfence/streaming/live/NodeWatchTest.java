package io.ringfence.streaming.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.domain.budget.BudgetMonitor;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.budget.NodeBook;
import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.exposure.NodeContribution;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.streaming.desk.BudgetRows;
import io.ringfence.streaming.tick.DeskTotal;
import io.ringfence.streaming.tick.TickRealised;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What nodes hold, told by the wall clock wherever that jumps. */
class NodeWatchTest {
  /** Milliseconds. */
  private static final long NOON = 1_760_011_200_000L;

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long SECOND = 1_000;
  private static final int NODES = 3;

  private static final LiveInstruments INSTRUMENTS =
      new LivePlan(List.of(), NOON * 1_000, Map.of(), 64).instruments();
  private static final int ASSET = INSTRUMENTS.asset(INSTRUMENTS.number("binance/BTCUSDT"));

  private static final InstrumentId BTC = new InstrumentId("binance", "BTCUSDT");

  private static KeyedTwoInputStreamOperatorTestHarness<Integer, DeskTotal, NodeFact, LiveTotalRow>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(
            new NodeWatch(INSTRUMENTS, Duration.ofMillis(SECOND), () -> NOON * 1_000)),
        DeskTotal::asset,
        NodeFact::asset,
        Types.INT);
  }

  private static DeskTotal at(Instant newest, int margin) {
    BigDecimal amount = BigDecimal.valueOf(margin);
    return new DeskTotal(
        ASSET,
        0,
        1,
        0,
        amount,
        amount,
        amount,
        amount,
        amount,
        amount,
        0,
        margin,
        newest.toEpochMilli() * 1_000,
        0);
  }

  private static NodeFact realised(String amount, String at) {
    return NodeFact.realised(
        new TickRealised(
            ASSET, 0, new BigDecimal(amount), Instant.parse(at).toEpochMilli() * 1_000, 0));
  }

  /** A close of which nobody said what it realised. */
  private static NodeFact unsaid(String at) {
    return NodeFact.realised(
        new TickRealised(ASSET, 0, BigDecimal.ZERO, Instant.parse(at).toEpochMilli() * 1_000, 1));
  }

  private static BudgetRow budget(String metric, String soft, String hard, @Nullable String zone) {
    return budget(metric, "USDT", soft, hard, zone);
  }

  /** A limit of desk D in an amount, always in force. */
  static BudgetRow budget(
      String metric, String currency, String soft, String hard, @Nullable String zone) {
    return new BudgetRow(
        "firm/D",
        metric,
        currency,
        new BigDecimal(soft),
        new BigDecimal(hard),
        null,
        null,
        0,
        null,
        null,
        null,
        "limit",
        null,
        "amount",
        null,
        null,
        null,
        null,
        null,
        zone,
        zone == null ? null : "00:00");
  }

  /** One position of so large a notional. */
  private static NodeContribution contribution(int gross) {
    BigDecimal amount = BigDecimal.valueOf(gross);
    BigDecimal none = BigDecimal.ZERO;
    return new NodeContribution(
        new ExposureSums(1, 0, amount, none, amount, none, none, none, amount, amount, amount, 0),
        null,
        null);
  }

  @Test
  void totalsAreToldOnceASecondAlsoWhenTheClockJumpsByAnHour() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.processElement2(NodeFact.named(ASSET, 0, "firm/D/B"), 0);
      int told = 0;
      int margin = 100;
      for (long now : new long[] {NOON, NOON - HOUR, NOON + HOUR, NOON}) {
        harness.setProcessingTime(now);
        harness.processElement1(at(Instant.ofEpochMilli(NOON), margin++), 0);
        harness.setProcessingTime(now + SECOND / 10);
        told += NODES;
        assertThat(harness.extractOutputValues()).as("at %d", now).hasSize(told);

        harness.processElement1(at(Instant.ofEpochMilli(NOON), margin++), 0);
        harness.setProcessingTime(now + SECOND / 5);
        assertThat(harness.extractOutputValues()).as("soon after %d", now).hasSize(told);
        harness.setProcessingTime(now + 2 * SECOND);
        told += NODES;
        assertThat(harness.extractOutputValues()).as("a second after %d", now).hasSize(told);
      }
      assertThat(harness.extractOutputValues().getLast().isolatedMargin())
          .isEqualByComparingTo(BigDecimal.valueOf(margin - 1));
    }
  }

  /** Period loss of each node as it was last told; absent: not known. */
  private static Map<String, String> losses(List<LiveTotalRow> told) {
    Map<String, String> losses = new TreeMap<>();
    told.forEach(
        row ->
            losses.put(
                row.node(),
                row.periodLoss() == null ? "unknown" : row.periodLoss().toPlainString()));
    return losses;
  }

  @Test
  void whatADayHasLostIsOnTopOfWhatIsAtRiskUntilTheNodesOwnDayEnds() throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(NOON);
      harness.processElement2(
          NodeFact.budget(ASSET, budget("period_loss", "1", "2", "Asia/Tokyo")), 0);
      // Before its book has a name: the two come different ways.
      harness.processElement2(realised("-7.5", "2025-10-09T12:00:00Z"), 0);
      harness.processElement2(NodeFact.named(ASSET, 0, "firm/D/B"), 0);
      harness.processElement2(realised("2", "2025-10-09T13:00:00Z"), 0);
      harness.processElement1(at(Instant.parse("2025-10-09T14:00:00Z"), 100), 0);
      harness.setProcessingTime(NOON + SECOND);
      assertThat(losses(harness.extractOutputValues()))
          .isEqualTo(Map.of("firm", "105.5", "firm/D", "105.5", "firm/D/B", "105.5"));

      // Midnight in Tokyo, where the day of the desk ends; what comes late is of the day before.
      harness.processElement1(at(Instant.parse("2025-10-09T15:00:00.001Z"), 100), 0);
      harness.processElement2(realised("-1", "2025-10-09T15:00:00.001Z"), 0);
      harness.processElement2(realised("-40", "2025-10-09T14:59:00Z"), 0);
      harness.setProcessingTime(NOON + 3 * SECOND);
      assertThat(losses(harness.extractOutputValues()))
          .isEqualTo(Map.of("firm", "146.5", "firm/D", "101", "firm/D/B", "146.5"));

      // A profit of the day gives no headroom.
      harness.processElement2(realised("90", "2025-10-09T16:00:00Z"), 0);
      harness.setProcessingTime(NOON + 5 * SECOND);
      assertThat(losses(harness.extractOutputValues()))
          .isEqualTo(Map.of("firm", "100", "firm/D", "100", "firm/D/B", "100"));
      assertThat(states(harness.getSideOutput(NodeWatch.ALERTS))).containsExactly("BREACH");
    }
  }

  @Test
  void aCloseOfWhichNobodySaidTheResultLeavesTheLossOfTheDayUnknownAndNeverWithin()
      throws Exception {
    try (var harness = harness()) {
      harness.open();
      harness.setProcessingTime(NOON);
      harness.processElement2(NodeFact.budget(ASSET, budget("period_loss", "200", "300", null)), 0);
      harness.processElement2(NodeFact.named(ASSET, 0, "firm/D/B"), 0);
      harness.processElement2(realised("-7.5", "2025-10-09T12:00:00Z"), 0);
      harness.processElement2(unsaid("2025-10-09T13:00:00Z"), 0);
      harness.processElement1(at(Instant.parse("2025-10-09T14:00:00Z"), 100), 0);
      harness.setProcessingTime(NOON + SECOND);
      assertThat(losses(harness.extractOutputValues()).values()).containsOnly("unknown");
      assertThat(states(harness.getSideOutput(NodeWatch.ALERTS)))
          .containsExactly("UNKNOWN_AT_LEAST");
      // What is known is enough for a breach.
      harness.processElement2(realised("-200", "2025-10-09T15:00:00Z"), 0);
      harness.processElement1(at(Instant.parse("2025-10-09T15:00:01Z"), 100), 0);
      harness.setProcessingTime(NOON + 3 * SECOND);
      // A new day has nothing unknown.
      harness.processElement1(at(Instant.parse("2025-10-10T00:00:01Z"), 100), 0);
      harness.setProcessingTime(NOON + 5 * SECOND);
      assertThat(losses(harness.extractOutputValues()).values()).containsOnly("100");
      assertThat(states(harness.getSideOutput(NodeWatch.ALERTS)))
          .containsExactly("UNKNOWN_AT_LEAST", "BREACH", "WITHIN");
    }
  }

  private static List<String> states(Collection<StreamRecord<LiveAlertRow>> alerts) {
    return alerts.stream().map(alert -> String.valueOf(alert.getValue().state())).toList();
  }

  /** Whatever is used, the states are those the replay's monitor goes through. */
  @Test
  void bandsGoThroughTheStatesOfTheReplayAndWhatIsBetweenTwoLooksIsPassedOver() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      boolean isHurried = seed % 2 == 1;
      BudgetRow row = budget("gross_notional", "100", "200", null);
      NodeBook book = new NodeBook(NodePath.parse(row.node()).orElseThrow(), DayCut.UTC_MIDNIGHT);
      BudgetMonitor monitor = book.add(BudgetRows.budget(row));
      List<String> expected = new ArrayList<>();
      try (var harness = harness()) {
        harness.open();
        harness.setProcessingTime(NOON);
        harness.processElement2(NodeFact.budget(ASSET, row), 0);
        harness.processElement2(NodeFact.named(ASSET, 0, "firm/D/B"), 0);
        long now = NOON;
        for (int step = 0; step < 60; step++) {
          int used = random.nextInt(300);
          Instant at = Instant.ofEpochMilli(NOON + step);
          harness.processElement1(at(at, used), 0);
          boolean isLookedAt = !isHurried || random.nextInt(3) == 0;
          if (isLookedAt) {
            now += 20;
            harness.setProcessingTime(now);
            book.apply("USDT", BTC, contribution(used));
            book.evaluate(at);
            expected.add(monitor.standing().orElseThrow().state().name());
          }
        }
        assertThat(states(harness.getSideOutput(NodeWatch.ALERTS)))
            .as("seed %d", seed)
            .isEqualTo(changes(expected))
            .contains("BREACH", "WARNING", "WITHIN");
      }
    }
  }

  /** What is told of states in a row: none of the first where it is within. */
  static List<String> changes(List<String> states) {
    List<String> changes = new ArrayList<>();
    String before = "WITHIN";
    for (String state : states) {
      if (!state.equals(before)) {
        changes.add(state);
      }
      before = state;
    }
    return changes;
  }
}
