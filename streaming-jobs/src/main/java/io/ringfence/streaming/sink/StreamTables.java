package io.ringfence.streaming.sink;

import java.util.List;

/** All tables a run fills while it computes. */
public final class StreamTables {
  /** Their layouts. */
  public static final List<TableLayout<?>> ALL =
      List.of(
          PositionTables.POSITION_VERSIONS,
          PositionTables.MARKS,
          PositionTables.ACCOUNT_BALANCES,
          PositionTables.POSITION_EXPOSURES,
          PositionTables.LIQUIDATIONS,
          PositionTables.POSITION_STAGES,
          PositionTables.MARK_CONDITIONS,
          FeedTables.RATES,
          FeedTables.VENUE_FILLS,
          FeedTables.ADL_RANKS,
          FeedTables.INSURANCE_FUND_BALANCES,
          FeedTables.ORDER_BOOK_DEPTHS,
          FeedTables.RULE_PACK_DOCUMENTS,
          FeedTables.CROSS_POSITIONS,
          DeskTables.DESK_EXPOSURES,
          DeskTables.BUDGETS,
          DeskTables.NODE_CAPITAL,
          DeskTables.BUDGET_STATES,
          DeskTables.BUDGET_USES,
          BudgetTables.BREACHES,
          BudgetTables.THRESHOLD_ACTIONS,
          BudgetTables.RATE_CONDITIONS,
          BudgetTables.ACKNOWLEDGEMENTS,
          DeskTables.ALERTS,
          RunTables.REJECTS,
          RunTables.INPUT_COUNTS);

  /** Those that do not speak of files, lines, topics and offsets. */
  public static final List<TableLayout<?>> COMPUTED =
      ALL.stream()
          .filter(layout -> layout != RunTables.REJECTS && layout != RunTables.INPUT_COUNTS)
          .toList();

  /** Names of the tables that hold what is said about a run. */
  public static final List<String> ABOUT_THE_RUN =
      List.of(
          RunTables.TABLE_COUNTS.table(),
          RunTables.DEAD_LETTERS.table(),
          RunTables.RULE_PACKS.table(),
          RunTables.RUNS.table());

  private StreamTables() {}

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(TableLayout::table).toList();
  }
}
