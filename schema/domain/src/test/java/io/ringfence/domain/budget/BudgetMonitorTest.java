package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.BudgetMonitor.Standing;
import io.ringfence.domain.quantity.NodePath;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Soft 80 left at 70, hard 100 left at 90, at least 60 s in a state before it is left downwards.
 */
class BudgetMonitorTest {
  private final BudgetMonitor monitor = monitor(Duration.ofSeconds(60), null, null);

  private static BudgetMonitor monitor(
      Duration dwell, @Nullable Instant from, @Nullable Instant to) {
    var limits = new RiskBudget.Limits(dec(80), dec(100), dec(70), dec(90));
    return new BudgetMonitor(
        new RiskBudget(
            NodePath.FIRM, BudgetMetric.ISOLATED_MARGIN, limits, dwell, from, to, "USDT"));
  }

  /** A use; a question mark behind it says that an input is unknown. */
  private static BudgetUse use(String text) {
    boolean known = !text.endsWith("?");
    return BudgetUse.of(dec(known ? text : text.substring(0, text.length() - 1)), known ? 0 : 1);
  }

  private static Optional<BudgetChange> judge(BudgetMonitor monitor, BudgetUse use, Instant at) {
    return monitor.evaluate(BudgetReading.of(use, at)).changes().stream().findFirst();
  }

  private static BudgetState state(BudgetMonitor monitor) {
    return monitor.standing().map(Standing::state).orElseThrow();
  }

  @ParameterizedTest(name = "first use {0}: {1}")
  @CsvSource({
    "0, WITHIN",
    "80, WITHIN",
    "80.000000000001, WARNING",
    "100, WARNING",
    "100.000000000001, BREACH",
    "0?, UNKNOWN_AT_LEAST",
    "80?, UNKNOWN_AT_LEAST",
    "100?, UNKNOWN_AT_LEAST",
    "100.000000000001?, BREACH",
  })
  void theFirstStateIsThatOfTheLimits(String use, BudgetState expected) {
    Optional<BudgetChange> change = judge(monitor, use(use), second(0));

    assertThat(change.orElseThrow().state()).isEqualTo(expected);
    assertThat(change.orElseThrow().previous()).isNull();
  }

  @ParameterizedTest(name = "{0}, then {1} after {2} s: {3}")
  @CsvSource({
    // Upgrades are immediate.
    "0, 81, 0, WARNING",
    "0, 101, 0, BREACH",
    "81, 101, 0, BREACH",
    "0?, 101, 0, BREACH",
    "0?, 81, 0, WARNING",
    "0?, 0, 0, WITHIN",
    // A warning is left at its leave threshold, and not before its dwell.
    "81, 80, 99, WARNING",
    "81, 71, 99, WARNING",
    "81, 70, 59, WARNING",
    "81, 70, 60, WITHIN",
    // A breach is left at its own threshold: to a warning until the soft one is met, too.
    "101, 100, 99, BREACH",
    "101, 91, 99, BREACH",
    "101, 90, 59, BREACH",
    "101, 90, 60, WARNING",
    "101, 71, 60, WARNING",
    "101, 70, 60, WITHIN",
    "101, 0, 59, BREACH",
    // Unknown is never within, and a breach stays one until it is known to be cured.
    "0, 0?, 0, UNKNOWN_AT_LEAST",
    "81, 0?, 99, UNKNOWN_AT_LEAST",
    "101, 0?, 99, BREACH",
    "101, 101?, 99, BREACH",
  })
  void downgradesWaitForThresholdAndDwell(
      String first, String then, long after, BudgetState expected) {
    judge(monitor, use(first), second(0));

    Optional<BudgetChange> change = judge(monitor, use(then), second(after));

    assertThat(state(monitor)).isEqualTo(expected);
    boolean changed = change.isPresent();
    assertThat(changed).isEqualTo(monitor.standing().orElseThrow().since().equals(second(after)));
  }

  @ParameterizedTest(name = "warned, unknown after 10 s, then {0} after {1} s: {2}")
  @CsvSource({
    "80, 99, WARNING",
    "71, 99, WARNING",
    "70, 59, WARNING",
    "70, 60, WITHIN",
    "81, 20, WARNING",
    "101, 20, BREACH",
  })
  void notKnowingDoesNotEndAWarning(String then, long after, BudgetState expected) {
    judge(monitor, use("81"), second(0));
    judge(monitor, use("50?"), second(10));
    BudgetMonitor restored = monitor(Duration.ofSeconds(60), null, null);
    restored.restore(monitor.memory());

    assertThat(judge(monitor, use(then), second(after)).orElseThrow().state()).isEqualTo(expected);
    assertThat(judge(restored, use(then), second(after)).orElseThrow().previous())
        .isEqualTo(BudgetState.UNKNOWN_AT_LEAST);
    assertThat(state(restored)).isEqualTo(expected);
  }

  @Test
  void whatWasUnknownFromWithinIsJudgedByTheLimitsAlone() {
    judge(monitor, use("79"), second(0));
    judge(monitor, use("50?"), second(10));

    assertThat(judge(monitor, use("79"), second(11)).orElseThrow().state())
        .isEqualTo(BudgetState.WITHIN);
  }

  @Test
  void theDwellOfAWarningThatABreachFellToCountsFromItsOwnBeginning() {
    judge(monitor, use("101"), second(0));
    judge(monitor, use("75"), second(60));
    assertThat(judge(monitor, use("0"), second(119))).isEmpty();

    assertThat(judge(monitor, use("0"), second(120)).orElseThrow().state())
        .isEqualTo(BudgetState.WITHIN);
  }

  @Test
  void aUseThatStaysInItsStateReportsNothing() {
    judge(monitor, use("101"), second(0));

    assertThat(judge(monitor, use("500"), second(1))).isEmpty();
    assertThat(monitor.standing().orElseThrow().since()).isEqualTo(second(0));
  }

  @Test
  void withoutADwellAStateIsLeftAtOnce() {
    BudgetMonitor immediate = monitor(Duration.ZERO, null, null);
    judge(immediate, use("101"), second(0));

    assertThat(judge(immediate, use("0"), second(0)).orElseThrow().state())
        .isEqualTo(BudgetState.WITHIN);
  }

  @ParameterizedTest(name = "valid from 10 until 20, at {0}: {1}")
  @CsvSource({"9, false", "10, true", "19, true", "20, false"})
  void aBudgetIsEvaluatedFromItsBeginningUntilBeforeItsEnd(long at, boolean evaluated) {
    BudgetMonitor dated = monitor(Duration.ZERO, second(10), second(20));

    assertThat(judge(dated, use("101"), second(at)).isPresent()).isEqualTo(evaluated);
    assertThat(dated.standing().isPresent()).isEqualTo(evaluated);
  }

  @Test
  void aBudgetThatEndsLeavesItsState() {
    BudgetMonitor dated = monitor(Duration.ZERO, null, second(20));
    judge(dated, use("101"), second(0));

    assertThat(judge(dated, use("101"), second(20))).isEmpty();
    assertThat(dated.standing()).isEmpty();
  }

  @Test
  void aRestoredMonitorKeepsStateAndDwell() {
    judge(monitor, use("101"), second(0));
    BudgetMonitor restored = monitor(Duration.ofSeconds(60), null, null);
    restored.restore(monitor.memory());

    assertThat(judge(restored, use("0"), second(59))).isEmpty();
    assertThat(judge(restored, use("0"), second(60)).orElseThrow().previous())
        .isEqualTo(BudgetState.BREACH);
  }
}
