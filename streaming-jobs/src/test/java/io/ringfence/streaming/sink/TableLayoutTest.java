package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.AccountBalanceRow;
import io.ringfence.contracts.wire.AcknowledgedRow;
import io.ringfence.contracts.wire.AdlRankRow;
import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.AnnouncedPackRow;
import io.ringfence.contracts.wire.BreachRow;
import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.BudgetUseRow;
import io.ringfence.contracts.wire.CapitalRow;
import io.ringfence.contracts.wire.CrossPositionRow;
import io.ringfence.contracts.wire.DeadLetterRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.HeartbeatRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InsuranceFundRow;
import io.ringfence.contracts.wire.LiquidationRow;
import io.ringfence.contracts.wire.LiveAlertRow;
import io.ringfence.contracts.wire.LiveTotalRow;
import io.ringfence.contracts.wire.MarkConditionRow;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.contracts.wire.OrderBookRow;
import io.ringfence.contracts.wire.PositionExposureRow;
import io.ringfence.contracts.wire.PositionStageRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import io.ringfence.contracts.wire.RateConditionRow;
import io.ringfence.contracts.wire.RateRow;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.contracts.wire.RulePackRow;
import io.ringfence.contracts.wire.RunRow;
import io.ringfence.contracts.wire.TableCountRow;
import io.ringfence.contracts.wire.ThresholdActionRow;
import io.ringfence.contracts.wire.VenueFillRow;
import io.ringfence.streaming.SampleRecords;
import io.ringfence.streaming.TestStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is what the migrations define, and what is read back is what was written. */
class TableLayoutTest {
  private static final TestStore STORE = TestStore.create("layouts");

  /** A layout and the type of its rows. */
  record Case<T>(TableLayout<T> layout, Class<T> type) {
    @Override
    public String toString() {
      return layout.table();
    }
  }

  static Stream<Case<?>> tables() {
    return Stream.of(
        new Case<>(PositionTables.POSITION_VERSIONS, PositionVersionRow.class),
        new Case<>(PositionTables.MARKS, MarkPriceRow.class),
        new Case<>(PositionTables.ACCOUNT_BALANCES, AccountBalanceRow.class),
        new Case<>(PositionTables.POSITION_EXPOSURES, PositionExposureRow.class),
        new Case<>(PositionTables.LIQUIDATIONS, LiquidationRow.class),
        new Case<>(DeskTables.DESK_EXPOSURES, DeskExposureRow.class),
        new Case<>(DeskTables.BUDGETS, BudgetRow.class),
        new Case<>(DeskTables.NODE_CAPITAL, CapitalRow.class),
        new Case<>(DeskTables.BUDGET_STATES, BudgetStateRow.class),
        new Case<>(DeskTables.BUDGET_USES, BudgetUseRow.class),
        new Case<>(DeskTables.ALERTS, AlertRow.class),
        new Case<>(BudgetTables.BREACHES, BreachRow.class),
        new Case<>(BudgetTables.THRESHOLD_ACTIONS, ThresholdActionRow.class),
        new Case<>(PositionTables.POSITION_STAGES, PositionStageRow.class),
        new Case<>(PositionTables.MARK_CONDITIONS, MarkConditionRow.class),
        new Case<>(FeedTables.RATES, RateRow.class),
        new Case<>(FeedTables.VENUE_FILLS, VenueFillRow.class),
        new Case<>(FeedTables.ADL_RANKS, AdlRankRow.class),
        new Case<>(FeedTables.INSURANCE_FUND_BALANCES, InsuranceFundRow.class),
        new Case<>(FeedTables.ORDER_BOOK_DEPTHS, OrderBookRow.class),
        new Case<>(FeedTables.RULE_PACK_DOCUMENTS, AnnouncedPackRow.class),
        new Case<>(FeedTables.CROSS_POSITIONS, CrossPositionRow.class),
        new Case<>(BudgetTables.RATE_CONDITIONS, RateConditionRow.class),
        new Case<>(BudgetTables.ACKNOWLEDGEMENTS, AcknowledgedRow.class),
        new Case<>(LiveTables.ALERTS, LiveAlertRow.class),
        new Case<>(LiveTables.TOTALS, LiveTotalRow.class),
        new Case<>(RunTables.RUN_HEARTBEATS, HeartbeatRow.class),
        new Case<>(RunTables.RUNS, RunRow.class),
        new Case<>(RunTables.INPUT_COUNTS, InputCountRow.class),
        new Case<>(RunTables.REJECTS, RejectRow.class),
        new Case<>(RunTables.RULE_PACKS, RulePackRow.class),
        new Case<>(RunTables.DEAD_LETTERS, DeadLetterRow.class),
        new Case<>(RunTables.TABLE_COUNTS, TableCountRow.class));
  }

  @Test
  void everyTableTheStreamFillsHasALayout() {
    assertThat(STORE.rows("SELECT name FROM system.tables WHERE database = 'layouts'"))
        .filteredOn(name -> !name.startsWith("suggestion") && !name.contains("migration"))
        // What venues say, mandates and who must report come in with a report.
        .filteredOn(name -> !name.startsWith("venue_statements") && !name.equals("venue_figures"))
        .filteredOn(name -> !name.equals("mandates") && !name.equals("expected_accounts"))
        .filteredOn(name -> !name.equals("approved_defaults"))
        .containsExactlyInAnyOrderElementsOf(tables().map(Case::toString).toList());
  }

  /**
   * When a row was recorded its table derives from the row, but for acknowledgements, which come in
   * late, and rule packs, which speak of another time; when it was stored the engine says.
   */
  @ParameterizedTest
  @MethodSource("tables")
  void aLayoutHasTheColumnsOfItsTable(Case<?> table) {
    List<String> expected =
        Stream.concat(
                Stream.of("run_id String", "batch String"),
                table.layout().columns().stream()
                    .filter(column -> !column.name().equals("recorded_at"))
                    .map(column -> column.name() + " " + typeName(column)))
            .toList();

    assertThat(
            STORE.rows(
                """
                SELECT name || ' ' || replaceRegexpAll(type, 'LowCardinality\\\\((.*)\\\\)$', '\\\\1')
                FROM system.columns WHERE database = 'layouts' AND table = '%s'
                  AND name NOT IN ('recorded_at', 'stored_at') ORDER BY position
                """
                    .formatted(table)))
        .containsExactlyElementsOf(expected);
  }

  private static String typeName(Column<?> column) {
    String plain =
        switch (column.type()) {
          case TEXT -> column.name().equals("input_digest") ? "FixedString(64)" : "String";
          case AMOUNT -> "Decimal(76, 36)";
          case RATIO -> "Decimal(76, 18)";
          case NARROW -> "Decimal(38, 18)";
          case INSTANT -> "DateTime64(6, \\'UTC\\')";
          case COUNT -> "UInt64";
          case SMALL_COUNT -> "UInt32";
          case FLAG -> "Bool";
        };
    return column.nullable() ? "Nullable(" + plain + ")" : plain;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rowsOfOnePartitionOfTheTableAreRowsOfOneOfTheLayout(Case<?> table) {
    assertThat(
            STORE.rows(
                "SELECT partition_key != '' FROM system.tables WHERE database = 'layouts' AND name = '%s'"
                    .formatted(table.layout().table())))
        .containsExactly(partitionsOf(table) > 1 ? "1" : "0");
  }

  private static <T> long partitionsOf(Case<T> table) {
    T row = table.type().cast(SampleRecords.of(table.type(), false));
    return Stream.of(0L, TimeUnit.DAYS.toMicros(31))
        .map(micros -> SampleRecords.withInstants(row, micros))
        .map(moved -> table.layout().partition().of(table.type().cast(moved)))
        .distinct()
        .count();
  }

  @ParameterizedTest
  @MethodSource("tables")
  <T> void rowsComeBackExactlyWithAndWithoutTheirOptionalFigures(Case<T> table) {
    List<T> rows =
        List.of(
            table.type().cast(SampleRecords.of(table.type(), false)),
            table.type().cast(SampleRecords.of(table.type(), true)));
    try (var writer =
        new TableWriter<>(table.layout(), STORE.target("a run"), SinkOptions.DEFAULT)) {
      writer.insert(rows);
    }

    assertThat(STORE.rows(selectOf(table.layout())))
        .containsExactlyInAnyOrderElementsOf(
            rows.stream().map(row -> text(table.layout(), row)).toList());
  }

  private static String selectOf(TableLayout<?> layout) {
    return layout.columns().stream()
        .map(
            column ->
                column.type() == ColumnType.INSTANT
                    ? "toUnixTimestamp64Micro(" + column.name() + ")"
                    : column.name())
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + layout.table()));
  }

  private static <T> String text(TableLayout<T> layout, T row) {
    return layout.columns().stream()
        .map(column -> text(column.type(), column.value().of(row)))
        .collect(Collectors.joining("\t"));
  }

  private static String text(ColumnType type, @Nullable Object value) {
    if (value == null) {
      return "\\N";
    }
    return switch (type) {
      case TEXT -> ((String) value).replace("\n", "\\n");
      case AMOUNT -> ((BigDecimal) value).setScale(36).toPlainString();
      case RATIO, NARROW -> ((BigDecimal) value).setScale(18).toPlainString();
      case INSTANT, COUNT, SMALL_COUNT, FLAG -> value.toString();
    };
  }
}
