package io.ringfence.reporting.report;

import io.ringfence.domain.position.StopCoverage;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.sizing.TradeRule;
import io.ringfence.domain.sizing.TradeRule.Answer;
import io.ringfence.domain.sizing.TradeRule.Step;
import io.ringfence.reporting.query.NodeCapitalQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open position under the rule J13.
 *
 * @param line the position
 * @param capital capital of its desk in its settlement asset; absent: unknown
 * @param answers the answer to every step
 */
public record TradeLine(
    PositionLine line, @Nullable BigDecimal capital, Map<Step, Answer> answers) {
  private static final int SCALE = 6;

  /** What is broken first, then what is unknown, then by key. */
  private static final Comparator<TradeLine> WORST =
      Comparator.comparing((TradeLine it) -> it.answer() != Answer.BROKEN)
          .thenComparing(it -> it.answer() != Answer.UNKNOWN)
          .thenComparing(it -> it.line().key());

  public TradeLine {
    answers = Map.copyOf(answers);
  }

  /** All steps together. */
  public Answer answer() {
    return TradeRule.worst(answers);
  }

  /** The answer to a step. */
  public Answer answer(Step step) {
    return answers.getOrDefault(step, Answer.UNKNOWN);
  }

  /** What can be lost as a fraction of capital, rounded up; empty: capital is unknown. */
  public Optional<BigDecimal> shareOfCapital() {
    BigDecimal of = capital;
    return of == null || of.signum() == 0
        ? Optional.empty()
        : Optional.of(line.row().economics().lifetimeCap().divide(of, SCALE, RoundingMode.CEILING));
  }

  /** A line for each position. */
  public static List<TradeLine> of(RiskReport report, Insights insights) {
    Map<String, BigDecimal> capitals = new HashMap<>();
    for (NodeCapitalQuery.Row row : insights.proofs().capital()) {
      capitals.put(row.node() + " " + row.currency(), row.amount());
    }
    return report.positions().stream()
        .map(
            line ->
                of(
                    line,
                    capitals.get(
                        NodePath.desk(line.facts().desk()) + " " + line.row().settlementAsset())))
        .sorted(WORST)
        .toList();
  }

  private static TradeLine of(PositionLine line, @Nullable BigDecimal capital) {
    return new TradeLine(
        line,
        capital,
        TradeRule.DEFAULT.of(
            new TradeRule.Trade(
                line.facts(),
                line.row().economics().lifetimeCap(),
                StopCoverage.of(line.facts(), line.exposure()),
                capital)));
  }
}
