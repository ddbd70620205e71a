package io.ringfence.contracts.migration;

import static io.ringfence.contracts.migration.TestEngine.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must be true of every table of this build, asked of the engine itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TablesTest {
  private static final String DATABASE = "tables";
  private static final String OF_DATABASE = " WHERE database = '" + DATABASE + "'";

  private final Connection connection;

  TablesTest() throws SQLException {
    connection = TestEngine.connect();
  }

  @BeforeAll
  void applyAllMigrations() throws SQLException {
    MigrationReport report = MigrationRunner.ofClassPath().apply(connection, DATABASE);
    assertThat(report.applied()).isNotEmpty();
    assertThat(MigrationRunner.ofClassPath().apply(connection, DATABASE).applied()).isEmpty();
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theTablesOfTheContractAreThere() throws SQLException {
    assertThat(rows(connection, "SELECT name FROM system.tables" + OF_DATABASE))
        .contains(
            "runs",
            "input_counts",
            "rejects",
            "rule_packs",
            "position_versions",
            "marks",
            "account_balances",
            "position_exposures",
            "desk_exposures",
            "budgets",
            "budget_states",
            "budget_uses",
            "alerts",
            "liquidations",
            "suggestions",
            "suggestion_gates",
            "dead_letters",
            "table_counts");
  }

  @Test
  void everyTableSaysWhatItHolds() throws SQLException {
    assertThat(
            rows(connection, "SELECT name FROM system.tables" + OF_DATABASE + " AND comment = ''"))
        .isEmpty();
  }

  @Test
  void everyColumnSaysWhatItMeans() throws SQLException {
    assertThat(columns("comment = ''")).isEmpty();
  }

  @Test
  void noFigureIsAFloat() throws SQLException {
    assertThat(columns("type ILIKE '%float%' OR type ILIKE '%double%'")).isEmpty();
  }

  @Test
  void moneyPricesAndRatiosAreDecimals() throws SQLException {
    String figures =
        "'(margin|price|pnl|equity|notional|loss|deficit|amount|cap|cap_at_risk|to_lose|quantity"
            + "|balance|soft|hard|leave|used|known|known_part|burned|ratio|distance|leverage"
            + "|requirement|shock|maintenance)(_before|_after|_day|_entry)?$'";
    assertThat(
            columns(
                "match(name, %s) AND type NOT LIKE '%%Decimal(%%' AND name != 'unknown_count'"
                    .formatted(figures)))
        .isEmpty();
    assertThat(columns("type LIKE '%Decimal(%'")).hasSizeGreaterThan(80);
  }

  @Test
  void instantsAreMicrosecondsInUtc() throws SQLException {
    assertThat(
            columns(
                "(name = 'at' OR endsWith(name, '_at') OR name IN ('as_of', 'valid_from',"
                    + " 'valid_to', 'effective_from', 'evidenced_to'))"
                    + " AND type NOT IN ('DateTime64(6, \\'UTC\\')',"
                    + " 'Nullable(DateTime64(6, \\'UTC\\'))')"))
        .isEmpty();
  }

  @Test
  void everyTableOfFactsBelongsToARun() throws SQLException {
    assertThat(
            rows(
                connection,
                "SELECT table FROM system.columns"
                    + OF_DATABASE
                    + " AND NOT startsWith(table, 'schema_migration')"
                    + " GROUP BY table HAVING countIf(name = 'run_id' AND is_in_sorting_key) = 0"))
        .isEmpty();
  }

  private List<String> columns(String condition) throws SQLException {
    return rows(
        connection,
        "SELECT concat(table, '.', name, ' ', type) FROM system.columns"
            + OF_DATABASE
            + " AND ("
            + condition
            + ") ORDER BY 1");
  }
}
