package io.ringfence.domain.linear;

/** Solves linear programmes in doubles. What it answers is checked by {@link Proof}. */
@FunctionalInterface
public interface LinearSolver {
  /**
   * What a solver answered.
   *
   * @param values one for each column
   * @param prices one for each row: by how much the least cost falls for each unit more of its
   *     figure; at least 0 where the row says at most
   */
  record Answer(double[] values, double[] prices) {}

  /**
   * Solves a programme.
   *
   * @throws IllegalStateException when the solver finds no optimum
   */
  Answer solve(LinearProgram program);
}
