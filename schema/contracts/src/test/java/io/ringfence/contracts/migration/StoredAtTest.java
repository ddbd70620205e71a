package io.ringfence.contracts.migration;

import static io.ringfence.contracts.migration.TestEngine.execute;
import static io.ringfence.contracts.migration.TestEngine.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When alerts were stored is not made up for those from before it was kept. */
class StoredAtTest extends MigrationScenario {
  StoredAtTest() throws SQLException {}

  @Test
  void anAlertFromBeforeHasNoTimeAndALaterOneThatOfItsInsertWheneverItIsRead() throws SQLException {
    List<Migration> all = MigrationFiles.onClassPath();
    int added = 0;
    while (!all.get(added).file().endsWith("__stored_at.sql")) {
      added++;
    }
    apply(all.subList(0, added).toArray(Migration[]::new));
    insert("before");
    apply(all.toArray(Migration[]::new));
    insert("after");
    List<String> first = stored();

    assertThat(first).hasSize(4);
    assertThat(first).filteredOn(row -> row.contains("before")).allMatch(row -> row.endsWith("|1"));
    assertThat(first).filteredOn(row -> row.contains("after")).allMatch(row -> row.endsWith("|0"));
    execute(connection, "OPTIMIZE TABLE " + database + ".alerts FINAL");
    assertThat(stored()).as("asked again, and after a merge").isEqualTo(first);
  }

  private void insert(String run) throws SQLException {
    execute(
        connection,
        ("INSERT INTO %s.alerts (run_id, batch, at, kind, node)"
                + " VALUES ('%s', 'b', now(), 'RATE', 'firm')")
            .formatted(database, run));
    execute(
        connection,
        ("INSERT INTO %s.live_alerts (run_id, batch, at, kind, node, detected_at, emitted_at)"
                + " VALUES ('%s', 'b', now(), 'MARK', 'firm', now(), now())")
            .formatted(database, run));
  }

  /** Table, run, time and whether there is none, of each alert. */
  private List<String> stored() throws SQLException {
    String of =
        "SELECT '%1$s' AS t, run_id, toString(stored_at) AS s, stored_at IS NULL AS n"
            + " FROM %2$s.%1$s";
    return rows(
        connection,
        "SELECT * FROM (%s UNION ALL %s) ORDER BY ALL"
            .formatted(of.formatted("alerts", database), of.formatted("live_alerts", database)));
  }
}
