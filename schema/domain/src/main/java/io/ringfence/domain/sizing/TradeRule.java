package io.ringfence.domain.sizing;

import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.StopCoverage;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rule J13 for one trade, in its five steps: a budget, a margin that is no more than it, a
 * leverage that leaves room for the stop, the stop, and the cap accepted before. What a step needs
 * and nobody said is unknown, and so is the step; it is never met by silence.
 *
 * @param mostOfCapital most that a trade may lose, a fraction of its desk's capital in (0, 1]
 */
public record TradeRule(BigDecimal mostOfCapital) {
  /** Two per cent of capital. */
  public static final TradeRule DEFAULT = new TradeRule(new BigDecimal("0.02"));

  /** A step. */
  public enum Step {
    /** The most that was planned to be lost is within the share of capital. */
    BUDGET,
    /** What was put in is no more than was planned to be lost: the margin is the budget. */
    MARGIN,
    /** At the leverage chosen the stop comes before liquidation. */
    LEVERAGE,
    /** A stop covers all of it and has not been passed. */
    STOP,
    /** What to do in trouble was decided, and the thesis has not been given up. */
    CAP
  }

  /** Whether a step is kept. */
  public enum Answer {
    MET,
    BROKEN,
    UNKNOWN
  }

  /**
   * What the rule is asked of.
   *
   * @param facts what is known of the position
   * @param lifetimeCap what was put in less what was taken out, settlement asset
   * @param stop what its stop does
   * @param capital capital of its desk, settlement asset; absent: unknown
   */
  public record Trade(
      PositionFacts facts,
      BigDecimal lifetimeCap,
      StopCoverage stop,
      @Nullable BigDecimal capital) {}

  public TradeRule {
    if (mostOfCapital.signum() <= 0 || mostOfCapital.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException(
          "mostOfCapital must lie in (0, 1], was " + Precision.canonical(mostOfCapital));
    }
  }

  /** The answer to every step. */
  public Map<Step, Answer> of(Trade trade) {
    Map<Step, Answer> answers = new EnumMap<>(Step.class);
    for (Step step : Step.values()) {
      answers.put(step, answer(step, trade));
    }
    return answers;
  }

  /** All of them together: broken where one is, unknown where one is and none is broken. */
  public static Answer worst(Map<Step, Answer> answers) {
    if (answers.containsValue(Answer.BROKEN)) {
      return Answer.BROKEN;
    }
    return answers.containsValue(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.MET;
  }

  private Answer answer(Step step, Trade trade) {
    BigDecimal planned = trade.facts().plannedMaxLoss();
    return switch (step) {
      case BUDGET -> {
        BigDecimal capital = trade.capital();
        yield planned == null || capital == null
            ? Answer.UNKNOWN
            : met(planned.compareTo(capital.multiply(mostOfCapital)) <= 0);
      }
      case MARGIN ->
          planned == null ? Answer.UNKNOWN : met(trade.lifetimeCap().compareTo(planned) <= 0);
      case LEVERAGE ->
          switch (trade.stop().finding()) {
            case NO_STOP, MARK_UNKNOWN -> Answer.UNKNOWN;
            case BEHIND_LIQUIDATION -> Answer.BROKEN;
            case PASSED, QUANTITY_UNKNOWN, PARTLY_COVERED, EFFECTIVE -> Answer.MET;
          };
      case STOP ->
          switch (trade.stop().finding()) {
            case QUANTITY_UNKNOWN, MARK_UNKNOWN -> Answer.UNKNOWN;
            case NO_STOP, BEHIND_LIQUIDATION, PASSED, PARTLY_COVERED -> Answer.BROKEN;
            case EFFECTIVE -> Answer.MET;
          };
      case CAP -> accepted(trade.facts());
    };
  }

  private static Answer accepted(PositionFacts facts) {
    if (facts.thesis() == PositionFacts.Thesis.BROKEN) {
      return Answer.BROKEN;
    }
    return facts.plan() == null ? Answer.UNKNOWN : Answer.MET;
  }

  private static Answer met(boolean kept) {
    return kept ? Answer.MET : Answer.BROKEN;
  }
}
