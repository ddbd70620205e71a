package io.ringfence.reporting.workbook;

import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Profit;
import io.ringfence.reporting.report.ProfitLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Columns of the sheet that holds PnL against the change of wallets and equity. */
final class ProfitColumns {
  static final String PROFIT = "Profit";
  static final String VERDICT = "Verdict";
  private static final int AMOUNT = 18;

  private ProfitColumns() {}

  static Table<ProfitLine> profit() {
    List<Column<ProfitLine>> columns = new ArrayList<>();
    columns.add(new Column<>("Node or position", 38, line -> new Value.Text(line.name())));
    columns.add(
        new Column<>(
            "Episode",
            9,
            line -> line.episode() == 0 ? new Value.Dash() : Value.count(line.episode())));
    columns.add(new Column<>("Asset", 9, line -> new Value.Text(line.asset())));
    columns.add(new Column<>("Since", 16, line -> new Value.Text(line.since().label())));
    columns.add(new Column<>("From", 22, line -> new Value.Moment(line.from())));
    columns.add(known("Unrealised", Profit::unrealised));
    columns.add(
        new Column<>(
            "Realised by fills and closes",
            23,
            line ->
                Value.known(line.profit().traded(), line.asset(), line.profit().flow().isKnown())));
    columns.add(flow("Funding", CashFlow::funding));
    columns.add(flow("Fees", CashFlow::fees));
    columns.add(flow("By the account", CashFlow::byAccount));
    columns.add(exact("PnL, exact", ProfitColumns::whole));
    columns.add(exact("PnL, known part, exact", Profit::pnl));
    columns.add(flow("Put in", CashFlow::in));
    columns.add(flow("Taken out", CashFlow::out));
    columns.add(exact("Wallet change, exact", profit -> Optional.of(profit.walletChange())));
    columns.add(exact("Equity change, exact", Profit::equityChange));
    columns.add(exact("Wallet left over, exact", profit -> Optional.of(profit.walletResidual())));
    columns.add(exact("Equity left over, exact", Profit::equityResidual));
    columns.add(new Column<>(VERDICT, 20, line -> new Value.State(verdict(line.profit()))));
    columns.add(
        new Column<>("Unknown results", 12, line -> Value.count(line.profit().flow().unknown())));
    columns.addAll(worth());
    return new Table<>(PROFIT, columns);
  }

  private static List<Column<ProfitLine>> worth() {
    return List.of(
        new Column<>(
            "Currency",
            10,
            line ->
                line.worth()
                    .<Value>map(of -> new Value.Text(of.currency()))
                    .orElse(new Value.Dash())),
        worth("PnL in currency", (worth, profit) -> whole(profit).flatMap(_ -> worth.pnl(profit))),
        worth("FX", ProfitLine.Worth::fx),
        worth("Change of worth", ProfitLine.Worth::change));
  }

  /** PnL where all of it is known. */
  private static Optional<BigDecimal> whole(Profit profit) {
    return profit.isKnown() ? profit.pnl() : Optional.empty();
  }

  /** A figure of a line in another currency. */
  private interface InCurrency {
    Optional<BigDecimal> of(ProfitLine.Worth worth, Profit profit);
  }

  private static Column<ProfitLine> worth(String heading, InCurrency figure) {
    return new Column<>(
        heading,
        AMOUNT,
        line ->
            line.worth()
                .map(
                    worth ->
                        Value.amount(
                            figure.of(worth, line.profit()).orElse(null), worth.currency()))
                .orElse(new Value.Dash()));
  }

  private static Column<ProfitLine> flow(String heading, Function<CashFlow, BigDecimal> figure) {
    return figure(heading, profit -> figure.apply(profit.flow()));
  }

  private static Column<ProfitLine> figure(String heading, Function<Profit, BigDecimal> figure) {
    return known(heading, profit -> Optional.of(figure.apply(profit)));
  }

  private static Column<ProfitLine> known(
      String heading, Function<Profit, Optional<BigDecimal>> figure) {
    return new Column<>(
        heading,
        AMOUNT,
        line -> Value.amount(figure.apply(line.profit()).orElse(null), line.asset()));
  }

  private static Column<ProfitLine> exact(
      String heading, Function<Profit, Optional<BigDecimal>> figure) {
    return new Column<>(
        heading, Column.EXACT, line -> Value.exact(figure.apply(line.profit()).orElse(null)));
  }

  private static String verdict(Profit profit) {
    if (!profit.ties()) {
      return "DIFFERS";
    }
    return profit.isKnown() ? "ties" : "UNKNOWN_AT_LEAST";
  }
}
