package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.AccountBalancesQuery;
import java.math.BigDecimal;
import java.util.List;

/** Columns of sheet Accounts: whether the moves can be paid for. */
final class AccountColumns {
  static final String NAME = "Accounts";
  static final String STATE = "State";

  private AccountColumns() {}

  /**
   * A balance and its line.
   *
   * @param balance the balance
   * @param number its line, from 1
   * @param positions where positions stand
   */
  record Row(AccountBalancesQuery.Row balance, int number, Block positions) {
    private Value moves() {
      Table<WorkbenchRow> workbench = WorkbenchColumns.table();
      String pattern = Patterns.amount(balance.settlementAsset());
      return new Value.Formula(
          positions.isEmpty()
              ? "0"
              : "SUMIF(%s,{Line},%s)"
                  .formatted(
                      positions.column(workbench.letters(WorkbenchColumns.ACCOUNT_LINE)),
                      positions.column(workbench.letters(WorkbenchColumns.MOVE))),
          new Value.Figure(BigDecimal.ZERO, pattern));
    }

    private Value after() {
      return new Value.Formula(
          "{Free now}-{Moves}",
          new Value.Figure(balance.freeBalance(), Patterns.amount(balance.settlementAsset())));
    }
  }

  static Table<Row> table() {
    return new Table<>(
        NAME,
        List.of(
            new Column<>("Line", 7, row -> Value.count(row.number())),
            new Column<>("Venue", 14, row -> new Value.Text(row.balance().venue())),
            new Column<>("Account", 24, row -> new Value.Text(row.balance().account())),
            new Column<>("Asset", 9, row -> new Value.Text(row.balance().settlementAsset())),
            new Column<>(
                "Free now",
                20,
                row -> Value.amount(row.balance().freeBalance(), row.balance().settlementAsset())),
            new Column<>("Moves", 20, Row::moves),
            new Column<>("Free after", 20, Row::after),
            new Column<>(
                STATE,
                14,
                row ->
                    new Value.Formula(
                        "IF({Free after}<0,\"OVERDRAWN\",\"covered\")",
                        new Value.State(
                            row.balance().freeBalance().signum() < 0 ? "OVERDRAWN" : "covered"))),
            new Column<>("Reported at", 21, row -> new Value.Moment(row.balance().since()))));
  }
}
