package io.ringfence.launcher.oracle;

import static java.math.BigDecimal.ZERO;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How much of a budget is used.
 *
 * @param known what is known of the use; all of it when nothing is unknown
 * @param unknown number of inputs that are unknown
 */
record BudgetUse(Quotient known, long unknown) {
  private static final Quotient NOTHING = Quotient.of(ZERO);

  /** Use of a budget by the open positions of its node. */
  static BudgetUse of(
      Fact.Budget budget,
      List<Holding> open,
      Map<Market, BigDecimal> marks,
      Realised realised,
      long at) {
    List<Holding> own =
        open.stream().filter(held -> held.asset().equals(budget.currency())).toList();
    long foreign = open.size() - own.size();
    return switch (budget.metric()) {
      case "open_capital_at_risk", "isolated_margin" ->
          new BudgetUse(Quotient.of(sum(own, Holding::wallet)), foreign);
      case "period_loss" -> {
        NodeAsset node = new NodeAsset(budget.node(), budget.currency());
        BigDecimal today = realised.pnlOfDay(node, at).negate().max(ZERO);
        yield new BudgetUse(
            Quotient.of(sum(own, Holding::wallet).add(today)),
            foreign + realised.unsaidOfDay(node, at));
      }
      case "gross_notional" -> new Marked(own, marks, foreign).gross();
      case "net_notional" -> new Marked(own, marks, foreign).net();
      case "leverage" -> new Marked(open, marks, otherAssets(open)).leverage();
      case "concentration_asset" ->
          new Marked(open, marks, otherAssets(open)).largest(market -> market.instrument());
      case "concentration_venue" ->
          new Marked(open, marks, otherAssets(open)).largest(market -> market.venue());
      case "unstopped_positions" -> new Marked(open, marks, 0).unstopped();
      case "gap_loss" -> new Marked(own, marks, foreign).gap(budget.node());
      default -> throw new IllegalArgumentException("metric is not known: " + budget.metric());
    };
  }

  private static BigDecimal sum(List<Holding> held, Function<Holding, BigDecimal> figure) {
    return held.stream().map(figure).reduce(ZERO, BigDecimal::add);
  }

  /** Positions whose amounts cannot be added to those of the first. */
  private static long otherAssets(List<Holding> open) {
    return open.stream().filter(held -> !held.asset().equals(open.getFirst().asset())).count();
  }

  /** The positions with a mark, and how many inputs are unknown. */
  private record Marked(List<Holding> held, Map<Market, BigDecimal> marks, long foreign) {
    BudgetUse gross() {
      return use(Quotient.of(notional()));
    }

    BudgetUse net() {
      return use(Quotient.of(sum(known(), held -> held.signedNotional(mark(held))).abs()));
    }

    BudgetUse gap(String node) {
      return use(
          Quotient.of(
              sum(
                  known(),
                  held -> held.gapLoss(mark(held), Gaps.shock(node, held.key().market())))));
    }

    BudgetUse leverage() {
      BigDecimal equity = sum(known(), held -> held.equity(mark(held)));
      BigDecimal gross = notional();
      return use(gross.signum() == 0 ? NOTHING : new Quotient(gross, equity.max(ZERO)));
    }

    BudgetUse largest(Function<Market, String> name) {
      BigDecimal largest =
          known().stream()
              .collect(
                  groupingBy(
                      held -> name.apply(held.key().market()),
                      reducing(ZERO, held -> held.notional(mark(held)), BigDecimal::add)))
              .values()
              .stream()
              .max(BigDecimal::compareTo)
              .orElse(ZERO);
      return use(largest.signum() == 0 ? NOTHING : new Quotient(largest, notional()));
    }

    BudgetUse unstopped() {
      long bare = known().stream().filter(held -> !held.stopped(mark(held))).count();
      return use(Quotient.of(BigDecimal.valueOf(bare + held.size() - known().size())));
    }

    private BudgetUse use(Quotient known) {
      return new BudgetUse(known, foreign + held.size() - known().size());
    }

    private BigDecimal notional() {
      return sum(known(), held -> held.notional(mark(held)));
    }

    private List<Holding> known() {
      return held.stream().filter(held -> marks.containsKey(held.key().market())).toList();
    }

    private BigDecimal mark(Holding held) {
      return requireNonNull(marks.get(held.key().market()));
    }
  }
}
