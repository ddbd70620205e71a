package io.ringfence.reporting.stress;

import io.ringfence.domain.stress.StressBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A rung of a liquidation ladder.
 *
 * @param scope whose marks move, all by the same share, while no other does
 * @param positions positions in it
 * @param rung what the move does
 */
public record LadderLine(Scope scope, int positions, StressBook.Rung rung) {
  private static final int STEPS = 10;
  private static final int STEP_PERCENT = 5;

  /** From -50 % to +50 % in steps of 5 %, for all, each desk, base asset and sector. */
  public static List<LadderLine> of(StressFacts facts) {
    List<BigDecimal> shocks = new ArrayList<>();
    for (int step = -STEPS; step <= STEPS; step++) {
      shocks.add(BigDecimal.valueOf((long) step * STEP_PERCENT, 2));
    }
    List<LadderLine> lines = new ArrayList<>();
    Scope.all(facts)
        .forEach(
            (scope, held) ->
                StressBook.of(StressFacts.positions(held))
                    .ladder(shocks)
                    .forEach(rung -> lines.add(new LadderLine(scope, held.size(), rung))));
    return lines;
  }
}
