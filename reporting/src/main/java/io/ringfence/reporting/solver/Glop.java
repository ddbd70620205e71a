package io.ringfence.reporting.solver;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import io.ringfence.domain.linear.LinearProgram;
import io.ringfence.domain.linear.LinearSolver;

/**
 * GLOP, the simplex solver of OR-Tools, in one thread: the same programme has the same answer. Its
 * native library is unpacked into the machine's temporary folder the first time it is asked.
 */
public final class Glop implements LinearSolver {
  @Override
  public Answer solve(LinearProgram program) {
    Loader.loadNativeLibraries();
    MPSolver solver = MPSolver.createSolver("GLOP");
    if (solver == null) {
      throw new IllegalStateException("GLOP must be part of the OR-Tools library, and is not");
    }
    try {
      return solve(program, solver);
    } finally {
      solver.delete();
    }
  }

  private static Answer solve(LinearProgram program, MPSolver solver) {
    MPVariable[] variables = variables(program, solver);
    MPConstraint[] rows = rows(program, solver, variables);
    MPSolver.ResultStatus status = solver.solve();
    if (status != MPSolver.ResultStatus.OPTIMAL) {
      throw new IllegalStateException(
          "GLOP must find an optimum of %s columns and %s rows, was %s"
              .formatted(variables.length, rows.length, status));
    }
    double[] values = new double[variables.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = variables[i].solutionValue();
    }
    double[] prices = new double[rows.length];
    for (int i = 0; i < prices.length; i++) {
      // GLOP's dual is the change of the cost for each unit more; a price is what it falls by.
      prices[i] = -rows[i].dualValue();
    }
    return new Answer(values, prices);
  }

  private static MPVariable[] variables(LinearProgram program, MPSolver solver) {
    MPVariable[] variables = new MPVariable[program.columns().size()];
    MPObjective objective = solver.objective();
    for (int i = 0; i < variables.length; i++) {
      LinearProgram.Column column = program.columns().get(i);
      variables[i] = solver.makeNumVar(0, column.most().doubleValue(), "");
      objective.setCoefficient(variables[i], column.cost().doubleValue());
    }
    objective.setMinimization();
    return variables;
  }

  private static MPConstraint[] rows(
      LinearProgram program, MPSolver solver, MPVariable[] variables) {
    MPConstraint[] rows = new MPConstraint[program.rows().size()];
    for (int i = 0; i < rows.length; i++) {
      LinearProgram.Row row = program.rows().get(i);
      double figure = row.figure().doubleValue();
      double least =
          switch (row.relation()) {
            case AT_MOST -> Double.NEGATIVE_INFINITY;
            case EQUAL -> figure;
          };
      rows[i] = solver.makeConstraint(least, figure, "");
      for (LinearProgram.Term term : row.terms()) {
        rows[i].setCoefficient(variables[term.column()], term.factor().doubleValue());
      }
    }
    return rows;
  }
}
