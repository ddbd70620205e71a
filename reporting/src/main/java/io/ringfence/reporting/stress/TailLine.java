package io.ringfence.reporting.stress;

import io.ringfence.domain.stress.Scenario;
import io.ringfence.domain.stress.ScenarioBook;
import io.ringfence.domain.stress.TailRisk;
import io.ringfence.reporting.report.RecordedWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tail of what joint recorded windows would have cost the firm or a desk.
 *
 * @param scope whose positions
 * @param positions how many
 * @param overlaps whether windows begin every hour
 * @param tail the tail; empty: no window is known for every instrument
 */
public record TailLine(Scope scope, int positions, boolean overlaps, Optional<TailRisk> tail) {
  /** All positions and each desk, over windows of eight hours. */
  public static List<TailLine> of(StressFacts facts) {
    RecordedWindows history = RecordedWindows.of(facts.hours());
    List<Scenario> windows = history.windows();
    List<TailLine> lines = new ArrayList<>();
    Scope.nodes(facts)
        .forEach(
            (scope, held) ->
                lines.add(
                    new TailLine(
                        scope,
                        held.size(),
                        history.overlaps(),
                        TailRisk.of(ScenarioBook.of(StressFacts.positions(held)), windows))));
    return lines;
  }
}
