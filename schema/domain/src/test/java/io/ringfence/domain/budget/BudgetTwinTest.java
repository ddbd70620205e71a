package io.ringfence.domain.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.budget.BudgetTerms.Basis;
import io.ringfence.domain.budget.BudgetTerms.Kind;
import io.ringfence.domain.mark.VolatilityRegime;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hysteresis, dwell, overrides, expiry and regimes of random budgets against {@link NaiveBudget},
 * which asks the whole history anew at every step; a monitor that is restored in between goes on as
 * one that is not.
 */
class BudgetTwinTest {
  private static final int STEPS = 60;
  private static final VolatilityRegime[] REGIMES = VolatilityRegime.values();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("ringfence.seeds", 300));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aMonitorSaysWhatTheWholeHistorySays(long seed) {
    Dice dice = new Dice(seed);
    List<RiskBudget> given = budgets(dice);
    NaiveBudget naive = new NaiveBudget(given);
    BudgetMonitor monitor = monitor(given);
    List<String> said = new ArrayList<>();
    long at = 0;
    for (int step = 0; step < STEPS; step++) {
      at += dice.whole(0, 4);
      BudgetReading reading = reading(dice, at);
      BudgetNews news = monitor.evaluate(reading);
      said.addAll(texts(news));
      naive.see(reading);
      if (dice.chance(15)) {
        BudgetMonitor restored = monitor(given);
        restored.restore(monitor.memory());
        monitor = restored;
      }
    }
    assertThat(said).as("seed %d", seed).isEqualTo(naive.said());
  }

  private static BudgetMonitor monitor(List<RiskBudget> given) {
    BudgetMonitor monitor = new BudgetMonitor(given.getFirst());
    given.stream().skip(1).forEach(monitor::add);
    return monitor;
  }

  private static List<String> texts(BudgetNews news) {
    List<String> texts = new ArrayList<>();
    news.changes().forEach(change -> texts.add(change.at() + " " + change.state()));
    news.breaches()
        .forEach(
            breach ->
                texts.add(
                    "%s %s %d peak %s at %s %s"
                        .formatted(
                            breach.at(),
                            breach.event(),
                            breach.breach().number(),
                            breach.breach().peak().numerator().toPlainString(),
                            breach.breach().peakAt(),
                            breach.ending())));
    return texts;
  }

  private static BudgetReading reading(Dice dice, long at) {
    BudgetUse use = BudgetUse.of(BigDecimal.valueOf(dice.whole(0, 12)), dice.chance(20) ? 1 : 0);
    return new BudgetReading(
        use,
        use,
        Instant.ofEpochSecond(at),
        new NodeCircumstances(dice.chance(30), dice.chance(20)),
        Optional.empty(),
        dice.chance(20) ? null : REGIMES[dice.whole(0, 2)]);
  }

  private static List<RiskBudget> budgets(Dice dice) {
    List<RiskBudget> given = new ArrayList<>();
    int rows = dice.whole(1, 5);
    for (int row = 0; row < rows; row++) {
      given.add(budget(dice));
    }
    return given;
  }

  private static RiskBudget budget(Dice dice) {
    int soft = dice.whole(2, 6);
    int hard = soft + dice.whole(0, 4);
    boolean override = dice.chance(30);
    Instant from = dice.chance(50) ? null : Instant.ofEpochSecond(dice.whole(0, 60));
    Instant until = Instant.ofEpochSecond(dice.whole(61, 130));
    return new RiskBudget(
        NodePath.FIRM,
        BudgetMetric.ISOLATED_MARGIN,
        new RiskBudget.Limits(
            BigDecimal.valueOf(soft),
            BigDecimal.valueOf(hard),
            BigDecimal.valueOf(soft - dice.whole(0, 2)),
            BigDecimal.valueOf(hard - dice.whole(0, 2))),
        Duration.ofSeconds(dice.whole(0, 6)),
        from,
        override || dice.chance(40) ? until : null,
        "USDT",
        new BudgetTerms(
            override ? Kind.OVERRIDE : Kind.LIMIT,
            given(dice),
            null,
            Basis.AMOUNT,
            dice.chance(30) ? REGIMES[dice.whole(0, 2)] : null,
            List.of(),
            List.of(),
            override ? "ann" : null,
            override ? "ben" : null));
  }

  private static @Nullable Instant given(Dice dice) {
    return dice.chance(50) ? null : Instant.ofEpochSecond(dice.whole(0, 90));
  }
}
