package io.ringfence.launcher.oracle;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one node in one asset at one instant, each added up from the positions there.
 *
 * @param figures by the column names of the desk table; a figure that needs an absent mark is null
 */
record NodeTotals(Map<String, @Nullable BigDecimal> figures) {

  static NodeTotals of(
      NodeAsset of, List<Holding> open, Map<Market, BigDecimal> marks, Realised realised, long at) {
    List<Holding> marked = open.stream().filter(held -> marks.containsKey(market(held))).toList();
    Map<String, @Nullable BigDecimal> figures = new LinkedHashMap<>();
    figures.put("positions", count(open.size()));
    figures.put("unknown_positions", count(open.size() - marked.size()));
    BigDecimal wallets = open.stream().map(Holding::wallet).reduce(ZERO, BigDecimal::add);
    figures.put("isolated_margin", wallets);
    figures.put("open_capital_at_risk", wallets);
    Sums sums = new Sums(marked, marks, marked.size() == open.size(), figures);
    sums.put("equity", "known_equity", Holding::equity);
    sums.put("unrealised_pnl", "known_unrealised_pnl", Holding::unrealised);
    sums.put("maintenance_margin", "known_maintenance", Holding::requirement);
    sums.put("gross_notional", "known_gross_notional", Holding::notional);
    sums.put("net_notional", null, Holding::signedNotional);
    sums.put("still_to_lose", null, Holding::stillToLose);
    BigDecimal today = realised.pnlOfDay(of, at);
    figures.put("realised_pnl", realised.pnl(of));
    figures.put("realised_pnl_day", today);
    figures.put("realised_loss", realised.loss(of));
    figures.put("deficit", realised.deficit(of));
    figures.put("period_loss", wallets.add(today.negate().max(ZERO)));
    figures.put("liquidations", realised.liquidations(of));
    figures.put("unknown_results", count(realised.unsaid(of)));
    figures.put("unknown_results_day", count(realised.unsaidOfDay(of, at)));
    return new NodeTotals(figures);
  }

  @Nullable BigDecimal figure(String column) {
    if (!figures.containsKey(column)) {
      throw new IllegalArgumentException(
          "column must be one of %s, was %s".formatted(figures.keySet(), column));
    }
    return figures.get(column);
  }

  private static Market market(Holding held) {
    return held.key().market();
  }

  private static BigDecimal count(long number) {
    return BigDecimal.valueOf(number);
  }

  /** Adds a figure up over the positions that have a mark. */
  private record Sums(
      List<Holding> marked,
      Map<Market, BigDecimal> marks,
      boolean complete,
      Map<String, @Nullable BigDecimal> figures) {

    void put(
        String column,
        @Nullable String knownColumn,
        BiFunction<Holding, BigDecimal, BigDecimal> figure) {
      BigDecimal sum = ZERO;
      for (Holding held : marked) {
        sum = sum.add(figure.apply(held, requireNonNull(marks.get(market(held)))));
      }
      figures.put(column, complete ? sum : null);
      if (knownColumn != null) {
        figures.put(knownColumn, sum);
      }
    }
  }
}
