package io.ringfence.domain.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.linear.LinearProgram.Column;
import io.ringfence.domain.linear.LinearProgram.Relation;
import io.ringfence.domain.linear.LinearProgram.Row;
import io.ringfence.domain.linear.LinearProgram.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProofTest {
  private static Column column(int cost, int most) {
    return new Column("x", BigDecimal.valueOf(cost), BigDecimal.valueOf(most));
  }

  /** Any prices bound any feasible values: tried on a grid. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void whateverPricesASolverGivesNoFeasibleValuesCostLessThanTheBound(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed);
          List<Column> columns = new ArrayList<>();
          List<Term> terms = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            columns.add(column(dice.whole(-5, 5), dice.whole(0, 3)));
            terms.add(new Term(i, BigDecimal.valueOf(dice.whole(-3, 3))));
          }
          Relation relation = dice.oneOf(Relation.AT_MOST, Relation.EQUAL);
          BigDecimal figure = BigDecimal.valueOf(dice.whole(-2, 6));
          LinearProgram program =
              new LinearProgram(columns, List.of(new Row("r", terms, relation, figure)));
          double[] prices = {dice.whole(-40, 40) / 8.0};
          Proof proof = Proof.of(program, new LinearSolver.Answer(new double[3], prices));

          for (int[] values : grid(columns)) {
            if (isFeasible(program, values)) {
              assertThat(proof.bound()).isLessThanOrEqualTo(cost(program, values));
            }
          }
        });
  }

  private static List<int[]> grid(List<Column> columns) {
    List<int[]> grid = new ArrayList<>();
    for (int a = 0; a <= columns.get(0).most().intValue(); a++) {
      for (int b = 0; b <= columns.get(1).most().intValue(); b++) {
        for (int c = 0; c <= columns.get(2).most().intValue(); c++) {
          grid.add(new int[] {a, b, c});
        }
      }
    }
    return grid;
  }

  private static boolean isFeasible(LinearProgram program, int[] values) {
    Row row = program.rows().getFirst();
    BigDecimal sum = BigDecimal.ZERO;
    for (Term term : row.terms()) {
      sum = sum.add(term.factor().multiply(BigDecimal.valueOf(values[term.column()])));
    }
    int over = sum.compareTo(row.figure());
    return row.relation() == Relation.EQUAL ? over == 0 : over <= 0;
  }

  private static BigDecimal cost(LinearProgram program, int[] values) {
    BigDecimal cost = BigDecimal.ZERO;
    for (int i = 0; i < values.length; i++) {
      cost = cost.add(program.columns().get(i).cost().multiply(BigDecimal.valueOf(values[i])));
    }
    return cost;
  }

  /** Minimise -3 x - 2 y, x + y at most 4, x and y at most 3: x = 3, y = 1, price 2. */
  private static final LinearProgram TWO =
      new LinearProgram(
          List.of(column(-3, 3), column(-2, 3)),
          List.of(
              new Row(
                  "both",
                  List.of(new Term(0, BigDecimal.ONE), new Term(1, BigDecimal.ONE)),
                  Relation.AT_MOST,
                  BigDecimal.valueOf(4))));

  @Test
  void theOptimumWithItsPricesIsProvedWithoutResidual() {
    Proof proof = Proof.of(TWO, new LinearSolver.Answer(new double[] {3, 1}, new double[] {2}));

    assertThat(proof.cost()).isEqualByComparingTo("-11");
    assertThat(proof.bound()).isEqualByComparingTo("-11");
    assertThat(proof.residual()).isZero();
    assertThat(proof.binding()).containsExactly("both");
  }

  @Test
  void anInfeasiblePointThatCallsItselfOptimalIsFoundOut() {
    Proof proof = Proof.of(TWO, new LinearSolver.Answer(new double[] {3, 3}, new double[] {2}));

    assertThat(proof.violation()).isPositive();
    assertThat(proof.residual()).isGreaterThan(new BigDecimal("0.1"));
  }

  @Test
  void aPointThatIsNotOptimalIsFoundOut() {
    Proof proof = Proof.of(TWO, new LinearSolver.Answer(new double[] {1, 3}, new double[] {2}));

    assertThat(proof.violation()).isZero();
    assertThat(proof.residual()).isGreaterThan(new BigDecimal("0.1"));
  }
}
