package io.ringfence.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.EngineProcess;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.ChangedTablesQuery;
import java.nio.file.Path;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that reports rest on keep what was stored, in the engine itself. */
@OnEngine
class EvidenceTablesTest {
  private static final List<String> CHANGES =
      List.of(
          "ALTER TABLE %s DELETE WHERE 1 SETTINGS mutations_sync = 1",
          "ALTER TABLE %s UPDATE run_id = 'x' WHERE 1 SETTINGS mutations_sync = 1",
          "ALTER TABLE %s MODIFY TTL now() + INTERVAL 1 DAY",
          "ALTER TABLE %s DROP PARTITION tuple()",
          "DELETE FROM %s WHERE 1",
          "TRUNCATE TABLE %s",
          "DROP TABLE %s");

  private final DSLContext clickhouse;

  EvidenceTablesTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private List<String> tables() {
    return clickhouse
        .resultQuery(
            "SELECT name FROM system.tables WHERE database = currentDatabase()"
                + " AND engine LIKE '%MergeTree'")
        .fetch(row -> String.valueOf(row.get(0)));
  }

  @Test
  void noStatementChangesOrRemovesARowOfAnyTable() {
    SampleRun.of("kept", 71, 6).storeIn(clickhouse);
    assertThat(tables()).contains("marks", "position_versions", "alerts", "breaches", "budgets");
    for (String table : tables()) {
      for (String change : CHANGES) {
        assertThatThrownBy(() -> clickhouse.execute(change.formatted(table)))
            .as(change, table)
            .hasMessageContaining("tables are evidence");
      }
    }
    assertThat(clickhouse.fetchValue("SELECT count() > 0 FROM marks WHERE run_id = 'kept'"))
        .asString()
        .isEqualTo("1");
  }

  @Test
  void noTableWasChangedAndNoneLetsItsRowsGo() {
    assertThat(new ChangedTablesQuery(clickhouse, DeskScope.ALL).all()).isEmpty();
  }

  /** On an engine that grants it to everybody, as a server might. */
  @Test
  void aTableThatWasChangedOrLetsItsRowsGoIsNamed(@TempDir Path folder) {
    try (EngineProcess engine = EngineProcess.start(folder);
        ClickHouseStore store =
            ClickHouseStore.open(
                ClickHouseAddress.withoutPassword(engine.httpUrl(), "default"), 1)) {
      DSLContext open = store.clickhouse();
      String columns = " (at DateTime COMMENT 'No TTL', x UInt8) ENGINE = MergeTree ORDER BY at";
      open.execute("CREATE TABLE whole" + columns);
      open.execute("CREATE TABLE going" + columns + " TTL at + INTERVAL 1 DAY");
      open.execute("CREATE TABLE changed" + columns);
      open.execute("INSERT INTO changed VALUES (now(), 1)");
      open.execute("ALTER TABLE changed UPDATE x = 2 WHERE 1 SETTINGS mutations_sync = 1");
      assertThat(new ChangedTablesQuery(open, DeskScope.ALL).all())
          .extracting(ChangedTablesQuery.Row::table)
          .containsExactly("changed", "going");
    }
  }
}
