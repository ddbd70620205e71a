package io.ringfence.domain.linear;

import io.ringfence.domain.linear.LinearProgram.Column;
import io.ringfence.domain.linear.LinearProgram.Relation;
import io.ringfence.domain.linear.LinearProgram.Row;
import io.ringfence.domain.linear.LinearProgram.Term;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer of a solver is worth, computed from the programme alone in exact decimals. The
 * bound holds whatever the solver did: any prices give one (weak duality), good prices a tight one.
 *
 * @param cost cost of the answer's values as they are, exact
 * @param violation by how much the values break the worst row or bound, relative to its figure
 * @param bound no feasible values cost less, exact
 * @param residual how far from proved optimal the answer is: the larger of the violation and the
 *     gap between cost and bound, relative to the cost; 0 is a proof
 * @param binding names of the rows that hold with equality and have a price
 */
public record Proof(
    BigDecimal cost,
    BigDecimal violation,
    BigDecimal bound,
    BigDecimal residual,
    List<String> binding) {
  private static final MathContext RATIO = new MathContext(20, RoundingMode.CEILING);

  /** Judges an answer. */
  public static Proof of(LinearProgram program, LinearSolver.Answer answer) {
    if (answer.values().length != program.columns().size()
        || answer.prices().length != program.rows().size()) {
      throw new IllegalArgumentException("answer must have one value a column, one price a row");
    }
    BigDecimal[] values = exact(answer.values());
    BigDecimal[] prices = prices(program, answer.prices());
    BigDecimal cost = cost(program, values);
    BigDecimal bound = bound(program, prices);
    BigDecimal violation = violation(program, values);
    BigDecimal gap = relative(cost.subtract(bound).abs(), cost);
    return new Proof(cost, violation, bound, violation.max(gap), binding(program, prices));
  }

  private static BigDecimal[] exact(double[] figures) {
    BigDecimal[] exact = new BigDecimal[figures.length];
    for (int i = 0; i < figures.length; i++) {
      exact[i] = new BigDecimal(figures[i]);
    }
    return exact;
  }

  /** A price below 0 proves nothing where the row says at most: it counts as 0. */
  private static BigDecimal[] prices(LinearProgram program, double[] given) {
    BigDecimal[] prices = exact(given);
    for (int i = 0; i < prices.length; i++) {
      if (program.rows().get(i).relation() == Relation.AT_MOST) {
        prices[i] = prices[i].max(BigDecimal.ZERO);
      }
    }
    return prices;
  }

  private static BigDecimal cost(LinearProgram program, BigDecimal[] values) {
    BigDecimal cost = BigDecimal.ZERO;
    for (int i = 0; i < values.length; i++) {
      cost = cost.add(program.columns().get(i).cost().multiply(values[i]));
    }
    return cost;
  }

  private static BigDecimal bound(LinearProgram program, BigDecimal[] prices) {
    BigDecimal[] reduced = program.columns().stream().map(Column::cost).toArray(BigDecimal[]::new);
    BigDecimal bound = BigDecimal.ZERO;
    for (int i = 0; i < prices.length; i++) {
      Row row = program.rows().get(i);
      bound = bound.subtract(prices[i].multiply(row.figure()));
      for (Term term : row.terms()) {
        reduced[term.column()] = reduced[term.column()].add(prices[i].multiply(term.factor()));
      }
    }
    for (int i = 0; i < reduced.length; i++) {
      bound = bound.add(reduced[i].min(BigDecimal.ZERO).multiply(program.columns().get(i).most()));
    }
    return bound;
  }

  private static BigDecimal violation(LinearProgram program, BigDecimal[] values) {
    BigDecimal worst = BigDecimal.ZERO;
    for (int i = 0; i < values.length; i++) {
      BigDecimal most = program.columns().get(i).most();
      worst = worst.max(relative(values[i].negate(), most));
      worst = worst.max(relative(values[i].subtract(most), most));
    }
    for (Row row : program.rows()) {
      BigDecimal over = sum(row, values).subtract(row.figure());
      worst =
          worst.max(
              relative(row.relation() == Relation.EQUAL ? over.abs() : over, size(row, values)));
    }
    return worst;
  }

  private static BigDecimal sum(Row row, BigDecimal[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Term term : row.terms()) {
      sum = sum.add(term.factor().multiply(values[term.column()]));
    }
    return sum;
  }

  /** What a row's violation is measured against: its figure, or the sum of its parts' sizes. */
  private static BigDecimal size(Row row, BigDecimal[] values) {
    BigDecimal size = row.figure().abs();
    for (Term term : row.terms()) {
      size = size.add(term.factor().multiply(values[term.column()]).abs());
    }
    return size;
  }

  private static BigDecimal relative(BigDecimal figure, BigDecimal to) {
    return figure.signum() <= 0
        ? BigDecimal.ZERO
        : figure.divide(to.abs().max(BigDecimal.ONE), RATIO);
  }

  private static List<String> binding(LinearProgram program, BigDecimal[] prices) {
    List<String> binding = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      Row row = program.rows().get(i);
      if (prices[i].signum() > 0 && row.relation() == Relation.AT_MOST) {
        binding.add(row.name());
      }
    }
    return binding;
  }
}
