package io.ringfence.domain.budget;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.Figures.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.budget.ActionNews.Outcome;
import io.ringfence.domain.budget.ActionNews.Threshold;
import io.ringfence.domain.budget.Breach.Cause;
import io.ringfence.domain.budget.Breach.Ending;
import io.ringfence.domain.budget.BreachNews.Event;
import io.ringfence.domain.budget.BudgetTerms.Basis;
import io.ringfence.domain.budget.BudgetTerms.Kind;
import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Soft 80, hard 100, left at 90 and after a minute at the earliest; an override to 150. */
class BreachRecordTest {
  private static final NodeCircumstances TRADED = new NodeCircumstances(true, false);
  private static final NodeCircumstances MOVED = new NodeCircumstances(false, true);

  private final BudgetMonitor monitor =
      new BudgetMonitor(budget(Kind.LIMIT, "100", null, null, ThresholdAction.REDUCE_ONLY));
  private final List<BreachNews> breaches = new ArrayList<>();
  private final List<ActionNews> actions = new ArrayList<>();

  private static RiskBudget budget(
      Kind kind,
      String hard,
      @Nullable Instant given,
      @Nullable Instant to,
      ThresholdAction atHard) {
    boolean override = kind == Kind.OVERRIDE;
    return new RiskBudget(
        NodePath.FIRM,
        BudgetMetric.ISOLATED_MARGIN,
        new RiskBudget.Limits(dec(80), dec(hard), dec(80), dec(90)),
        Duration.ofSeconds(60),
        null,
        to,
        "USDT",
        new BudgetTerms(
            kind,
            given,
            null,
            Basis.AMOUNT,
            null,
            List.of(ThresholdAction.NOTIFY),
            List.of(atHard, ThresholdAction.SUGGEST),
            override ? "ann" : null,
            override ? "ben" : null));
  }

  private BreachRecordTest use(String use, long at) {
    return use(use, 0, at, NodeCircumstances.MARKET);
  }

  private BreachRecordTest use(String use, int unknown, long at, NodeCircumstances happened) {
    BudgetUse now = BudgetUse.of(dec(use), unknown);
    BudgetNews news =
        monitor.evaluate(new BudgetReading(now, now, second(at), happened, Optional.empty(), null));
    breaches.addAll(news.breaches());
    actions.addAll(news.actions());
    return this;
  }

  private BreachNews last() {
    return breaches.getLast();
  }

  @Test
  void aBreachIsRecordedByTheRawLimitHoweverShortWhileItsStateIsHeld() {
    use("99", 0).use("101", 10).use("120", 11).use("100", 12);

    assertThat(breaches)
        .extracting(BreachNews::event, BreachNews::at, BreachNews::ending)
        .containsExactly(
            tuple(Event.OPENED, second(10), null), tuple(Event.ENDED, second(12), Ending.CURED));
    Breach breach = last().breach();
    assertThat(breach.openedAt()).isEqualTo(second(10));
    assertThat(breach.peak().numerator()).isEqualByComparingTo("120");
    assertThat(breach.peakAt()).isEqualTo(second(11));
    assertThat(monitor.standing().orElseThrow().state()).isEqualTo(BudgetState.BREACH);
  }

  @Test
  void aBreachIsActiveWhereTheDeskTradedAndPassiveWhereTheMarketMoved() {
    use("99", 0).use("101", 0, 1, TRADED).use("99", 2).use("101", 3);

    assertThat(breaches)
        .filteredOn(news -> news.event() == Event.OPENED)
        .extracting(news -> news.breach().cause(), news -> news.breach().number())
        .containsExactly(tuple(Cause.TRADE, 1L), tuple(Cause.MARKET, 2L));
    assertThat(Cause.TRADE.isActive()).isTrue();
    assertThat(Cause.MARKET.isActive()).isFalse();
  }

  @Test
  void anOverrideEndsABreachAndItsExpiryBeginsAnotherAlthoughUseHasNotMoved() {
    use("120", 0);
    monitor.add(
        budget(Kind.OVERRIDE, "150", second(10), second(20), ThresholdAction.REQUEST_APPROVAL));
    use("120", 10).use("120", 20);

    assertThat(breaches)
        .extracting(BreachNews::event, BreachNews::at, BreachNews::ending)
        .containsExactly(
            tuple(Event.OPENED, second(0), null),
            tuple(Event.ENDED, second(10), Ending.OVERRIDDEN),
            tuple(Event.OPENED, second(20), null));
    assertThat(last().breach().cause()).isEqualTo(Cause.LIMIT);
    assertThat(last().breach().number()).isEqualTo(2);
  }

  @Test
  void anotherLimitEndsABreachAndTheOldOneGoesOnWithOneThatIsOpen() {
    use("120", 0);
    monitor.add(budget(Kind.LIMIT, "130", second(10), second(30), ThresholdAction.NOTIFY));
    use("120", 10);
    assertThat(last().ending()).isEqualTo(Ending.LIMIT_CHANGED);
    use("140", 20).use("140", 30);

    assertThat(breaches)
        .extracting(BreachNews::event, BreachNews::at)
        .endsWith(tuple(Event.OPENED, second(20)));
    assertThat(last().breach().hard()).isEqualByComparingTo("130");
    assertThat(monitor.openBreach().orElseThrow().hard()).isEqualByComparingTo("100");
  }

  @Test
  void aBreachEndsWhereNoBudgetIsInForceAnyMore() {
    BudgetMonitor dated =
        new BudgetMonitor(budget(Kind.LIMIT, "100", null, second(10), ThresholdAction.REDUCE_ONLY));
    dated.evaluate(BudgetReading.of(BudgetUse.of(dec("120"), 0), second(0)));

    BudgetNews end = dated.evaluate(BudgetReading.of(BudgetUse.of(dec("120"), 0), second(10)));

    assertThat(end.breaches()).extracting(BreachNews::ending).containsExactly(Ending.LIMIT_CHANGED);
    assertThat(end.actions()).extracting(ActionNews::outcome).containsExactly(Outcome.LIFTED);
    assertThat(dated.standing()).isEmpty();
  }

  @Test
  void positionsThatAreMovedAwayReclassifyABreach() {
    use("120", 0).use("60", 0, 5, MOVED);

    assertThat(last().ending()).isEqualTo(Ending.RECLASSIFIED);
  }

  @Test
  void whatIsKnownToExceedTheLimitIsABreachForCertainAndNotKnowingCuresNone() {
    use("101", 3, 0, NodeCircumstances.MARKET).use("50", 3, 1, NodeCircumstances.MARKET);
    assertThat(breaches).hasSize(1);
    assertThat(last().use().unknownCount()).isEqualTo(3);

    use("50", 2);

    assertThat(last().ending()).isEqualTo(Ending.CURED);
  }

  @Test
  void actionsFireWhenTheirThresholdIsPassedAndAFlagIsLiftedWhenTheStateIsLeft() {
    use("99", 0).use("101", 1).use("102", 2).use("85", 61).use("70", 121);

    assertThat(actions)
        .extracting(ActionNews::threshold, ActionNews::action, ActionNews::outcome)
        .containsExactly(
            tuple(Threshold.SOFT, ThresholdAction.NOTIFY, Outcome.FIRED),
            tuple(Threshold.HARD, ThresholdAction.SUGGEST, Outcome.FIRED),
            tuple(Threshold.HARD, ThresholdAction.REDUCE_ONLY, Outcome.FIRED),
            tuple(Threshold.HARD, ThresholdAction.REDUCE_ONLY, Outcome.LIFTED));
    assertThat(actions.get(1).breach()).isEqualTo(1);
    assertThat(actions.getLast().at()).isEqualTo(second(61));
  }

  @Test
  void aLimitThatIsAFractionOfCapitalIsUnknownWithoutItAndExactWithIt() {
    var firm = new NodeBook(NodePath.FIRM, DayCut.UTC_MIDNIGHT);
    firm.add(
        new RiskBudget(
            NodePath.FIRM,
            BudgetMetric.ISOLATED_MARGIN,
            RiskBudget.Limits.of(dec("0.01"), dec("0.02")),
            Duration.ZERO,
            null,
            null,
            "USDT",
            new BudgetTerms(
                Kind.LIMIT, null, null, Basis.CAPITAL, null, List.of(), List.of(), null, null)));
    firm.apply("USDT", BTC, Holdings.holding("201", "1", "1", "1"));

    assertThat(firm.evaluate(second(0)).changes().getFirst().state())
        .isEqualTo(BudgetState.UNKNOWN_AT_LEAST);
    firm.addCapital("USDT", new BigDecimal("10000"), second(1));
    BudgetChange change = firm.evaluate(second(1)).changes().getFirst();

    assertThat(change.state()).isEqualTo(BudgetState.BREACH);
    assertThat(change.inForce().limits().hard()).isEqualByComparingTo("200");
  }
}
