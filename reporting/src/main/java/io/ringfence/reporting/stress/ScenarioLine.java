package io.ringfence.reporting.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.stress.Fallout;
import io.ringfence.domain.stress.ScenarioBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a scenario does to the firm or a desk.
 *
 * @param kind flash crash, depeg or recorded
 * @param scenario which
 * @param scope whose positions
 * @param fallout what it does
 * @param byProxy positions that were not recorded and move like the median of those that were
 * @param worthBefore equity in what the settlement asset is pegged to, before; of the asset that
 *     loses its peg only
 * @param worthAfter the same after, equity times (1 - loss); of that asset only
 */
public record ScenarioLine(
    String kind,
    String scenario,
    Scope scope,
    Fallout fallout,
    int byProxy,
    Optional<Fraction> worthBefore,
    Optional<Fraction> worthAfter) {
  /** Every scenario on all positions and on each desk. */
  public static List<ScenarioLine> of(StressFacts facts) {
    Map<Scope, ScenarioBook> books = new LinkedHashMap<>();
    Scope.nodes(facts)
        .forEach((scope, held) -> books.put(scope, ScenarioBook.of(StressFacts.positions(held))));
    List<ScenarioLine> lines = new ArrayList<>();
    for (Scenarios.Case one : Scenarios.of(facts)) {
      books.forEach((scope, book) -> lines.add(of(one, scope, book)));
    }
    return lines;
  }

  private static ScenarioLine of(Scenarios.Case one, Scope scope, ScenarioBook book) {
    Fallout fallout = book.after(one.scenario());
    boolean ownAsset = scope.settlementAsset().equals(one.depegged());
    BigDecimal left = BigDecimal.ONE.subtract(one.loss());
    return new ScenarioLine(
        one.kind(),
        one.scenario().name(),
        scope,
        fallout,
        one.kind().equals("recorded") ? book.byProxy(one.scenario()) : 0,
        ownAsset ? Optional.of(fallout.equityBefore()) : Optional.empty(),
        ownAsset ? fallout.equityAfter().map(equity -> equity.times(left)) : Optional.empty());
  }
}
