package io.ringfence.domain.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionFacts.Labels;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.position.StopCoverage;
import io.ringfence.domain.position.StopCoverage.Finding;
import io.ringfence.domain.sizing.TradeRule.Answer;
import io.ringfence.domain.sizing.TradeRule.Step;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradeRuleTest {
  private static Map<Step, Answer> answers(
      @Nullable BigDecimal planned,
      BigDecimal cap,
      Finding finding,
      @Nullable BigDecimal capital,
      @Nullable Thesis thesis,
      @Nullable Plan plan) {
    PositionFacts facts =
        new PositionFacts(
            "macro", "one", "ann", null, null, planned, thesis, plan, null, null, Labels.UNKNOWN);
    StopCoverage stop =
        new StopCoverage(
            finding, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return TradeRule.DEFAULT.of(new TradeRule.Trade(facts, cap, stop, capital));
  }

  @ParameterizedTest(name = "planned {0}, put in {1}, stop {2}, capital {3}, {4}, {5}")
  @CsvSource({
    "2000, 2000, EFFECTIVE, 100000, INTACT, EXIT, MET, MET, MET, MET, MET, MET",
    "2000.01, 2000, EFFECTIVE, 100000, INTACT, EXIT, BROKEN, MET, MET, MET, MET, BROKEN",
    "2000, 2000.01, EFFECTIVE, 100000, INTACT, ADD, MET, BROKEN, MET, MET, MET, BROKEN",
    "2000, 2000, BEHIND_LIQUIDATION, 100000, , ADD, MET, MET, BROKEN, BROKEN, MET, BROKEN",
    "2000, 2000, NO_STOP, 100000, , ADD, MET, MET, UNKNOWN, BROKEN, MET, BROKEN",
    "2000, 2000, PASSED, 100000, , ADD, MET, MET, MET, BROKEN, MET, BROKEN",
    "2000, 2000, PARTLY_COVERED, 100000, , ADD, MET, MET, MET, BROKEN, MET, BROKEN",
    "2000, 2000, QUANTITY_UNKNOWN, 100000, , ADD, MET, MET, MET, UNKNOWN, MET, UNKNOWN",
    "2000, 2000, MARK_UNKNOWN, 100000, , ADD, MET, MET, UNKNOWN, UNKNOWN, MET, UNKNOWN",
    "2000, 2000, EFFECTIVE, , , ADD, UNKNOWN, MET, MET, MET, MET, UNKNOWN",
    ", 2000, EFFECTIVE, 100000, , ADD, UNKNOWN, UNKNOWN, MET, MET, MET, UNKNOWN",
    "2000, 2000, EFFECTIVE, 100000, INTACT, , MET, MET, MET, MET, UNKNOWN, UNKNOWN",
    "2000, 2000, EFFECTIVE, 100000, BROKEN, EXIT, MET, MET, MET, MET, BROKEN, BROKEN"
  })
  void everyStepAnswersByItself(
      @Nullable BigDecimal planned,
      BigDecimal cap,
      Finding finding,
      @Nullable BigDecimal capital,
      @Nullable Thesis thesis,
      @Nullable Plan plan,
      Answer budget,
      Answer margin,
      Answer leverage,
      Answer stop,
      Answer accepted,
      Answer worst) {
    Map<Step, Answer> answers = answers(planned, cap, finding, capital, thesis, plan);
    assertThat(answers.values()).containsExactly(budget, margin, leverage, stop, accepted);
    assertThat(TradeRule.worst(answers)).isEqualTo(worst);
  }

  @Test
  void aShareOfCapitalIsAFractionAboveNothing() {
    for (String share : new String[] {"0", "-0.1", "1.01"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TradeRule(new BigDecimal(share)))
          .withMessageStartingWith("mostOfCapital must lie in (0, 1], was ");
    }
  }
}
