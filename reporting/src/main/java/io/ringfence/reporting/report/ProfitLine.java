package io.ringfence.reporting.report;

import io.ringfence.domain.cash.Profit;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PnL of an episode since its opening, or of a node since the start of the run, and of both since
 * the day cut, beside the change of its wallets and equity. A node's wallets and equity are the
 * stream's own sums, its PnL comes from the changes of its positions.
 *
 * @param name position or node
 * @param episode opening of the position; 0: a node
 * @param asset settlement asset of the amounts
 * @param since what it begins with
 * @param from when that was
 * @param profit the figures
 * @param worth the same in a currency of the node's budgets; empty: they have no other
 */
public record ProfitLine(
    String name,
    long episode,
    String asset,
    Since since,
    Instant from,
    Profit profit,
    Optional<Worth> worth) {
  /** What a period begins with. */
  public enum Since {
    OPENING("opening"),
    START("start of the run"),
    DAY_CUT("day cut");

    private final String label;

    Since(String label) {
      this.label = label;
    }

    /** Its name for people. */
    public String label() {
      return label;
    }
  }

  /**
   * A line in another currency: what was put in and what was earned counts at the rate at the end.
   *
   * @param currency the currency
   * @param before units of it for one of the asset at the beginning; empty: unknown
   * @param after the same at the end
   */
  public record Worth(String currency, Optional<BigDecimal> before, Optional<BigDecimal> after) {
    /** PnL at the rate at the end; empty: unknown. */
    public Optional<BigDecimal> pnl(Profit profit) {
      return profit.pnl().flatMap(pnl -> after.map(pnl::multiply));
    }

    /** What the rate did to the equity there was; empty: unknown. */
    public Optional<BigDecimal> fx(Profit profit) {
      BigDecimal held = profit.before().equity();
      if (held == null) {
        return Optional.empty();
      }
      return held.signum() == 0
          ? Optional.of(BigDecimal.ZERO)
          : after.flatMap(now -> before.map(then -> held.multiply(now.subtract(then))));
    }

    /** Worth of the equity after less before; empty: unknown. */
    public Optional<BigDecimal> change(Profit profit) {
      BigDecimal held = profit.before().equity();
      BigDecimal holds = profit.after().equity();
      if (held == null || holds == null) {
        return Optional.empty();
      }
      Optional<BigDecimal> then =
          held.signum() == 0 ? Optional.of(BigDecimal.ZERO) : before.map(held::multiply);
      return then.flatMap(was -> after.map(now -> holds.multiply(now).subtract(was)));
    }
  }

  /** Nodes first, then episodes, each in their order. */
  public static List<ProfitLine> of(RiskReport report, Insights insights) {
    List<ProfitLine> lines = new ArrayList<>();
    NodeFlows.ByPlace flows = NodeFlows.of(insights);
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      NodeFlows own = flows.of(node.node(), node.settlementAsset());
      Instant first = report.facts().run().firstAt();
      Profit whole = new Profit(Profit.Standing.NOTHING, standing(node), own.all());
      lines.add(line(node, Since.START, first, whole, Optional.empty()));
      lines.addAll(today(report, insights, node, own));
    }
    lines.addAll(episodes(report, insights));
    return lines;
  }

  private static List<ProfitLine> today(
      RiskReport report, Insights insights, DesksAtQuery.Row node, NodeFlows flows) {
    Instant asOf = report.facts().run().asOf();
    Beginnings beginnings = insights.proofs().beginnings();
    Instant start = insights.proofs().cuts().of(node.node()).startOf(asOf);
    String asset = node.settlementAsset();
    Profit profit =
        new Profit(
            beginnings
                .node(start, node.node(), asset)
                .map(ProfitLine::standing)
                .orElse(Profit.Standing.NOTHING),
            standing(node),
            flows.on(insights.proofs().cuts().of(node.node()).dayOf(asOf)));
    List<String> currencies =
        node.budgets().stream()
            .map(BudgetsAtQuery.Row::currency)
            .filter(currency -> !currency.isBlank() && !currency.equals(asset))
            .distinct()
            .sorted()
            .toList();
    if (currencies.isEmpty()) {
      return List.of(line(node, Since.DAY_CUT, start, profit, Optional.empty()));
    }
    return currencies.stream()
        .map(
            currency ->
                new Worth(
                    currency,
                    beginnings.rate(start, asset, currency),
                    beginnings.rate(asOf, asset, currency)))
        .map(worth -> line(node, Since.DAY_CUT, start, profit, Optional.of(worth)))
        .toList();
  }

  private static ProfitLine line(
      DesksAtQuery.Row node, Since since, Instant from, Profit profit, Optional<Worth> worth) {
    return new ProfitLine(node.node(), 0, node.settlementAsset(), since, from, profit, worth);
  }

  private static Profit.Standing standing(DesksAtQuery.Row node) {
    return new Profit.Standing(
        node.exposure().isolatedMargin(),
        node.exposure().unrealisedPnl(),
        node.exposure().equity());
  }

  private static List<ProfitLine> episodes(RiskReport report, Insights insights) {
    Map<String, PositionLine> open = new HashMap<>();
    report.positions().forEach(line -> open.put(line.key() + " " + line.row().episode(), line));
    EpisodesToday today = EpisodesToday.of(insights, report.facts().run().asOf());
    List<ProfitLine> lines = new ArrayList<>();
    for (CashLedger ledger : today.ledgers()) {
      Profit.Standing now =
          standing(ledger, open.get(ledger.positionKey() + " " + ledger.episode()));
      Profit whole = new Profit(Profit.Standing.NOTHING, now, ledger.cash().flow());
      lines.add(line(ledger, Since.OPENING, ledger.opened(), whole));
      today
          .since(ledger)
          .ifPresent(
              part ->
                  lines.add(
                      line(
                          ledger,
                          Since.DAY_CUT,
                          part.start(),
                          new Profit(part.before(), now, part.flow()))));
    }
    return lines;
  }

  private static ProfitLine line(CashLedger ledger, Since since, Instant from, Profit profit) {
    return new ProfitLine(
        ledger.positionKey(),
        ledger.episode(),
        ledger.settlementAsset(),
        since,
        from,
        profit,
        Optional.empty());
  }

  private static Profit.Standing standing(CashLedger ledger, @Nullable PositionLine line) {
    if (line == null) {
      return new Profit.Standing(ledger.cash().wallet(), BigDecimal.ZERO, ledger.cash().wallet());
    }
    MarginExposure exposure = line.exposure();
    return new Profit.Standing(
        line.row().economics().isolatedMargin(),
        exposure == null ? null : exposure.unrealisedPnl(),
        exposure == null ? null : exposure.equity());
  }
}
