package io.ringfence.contracts.migration;

import static io.ringfence.contracts.migration.TestEngine.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.EngineProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run may be killed anywhere. */
class MigrationKillTest extends MigrationScenario {
  MigrationKillTest() throws SQLException {}

  @Test
  void whereverARunIsKilledTheNextOneFinishesIt() throws SQLException {
    apply(FIRST, SECOND);
    List<String> whole = definitions();
    int killed = 0;
    while (!survives(killed)) {
      apply(FIRST, SECOND);
      assertThat(definitions()).as("killed after %d", killed).isEqualTo(whole);
      assertThat(recorded()).hasSize(2);
      killed++;
    }
    assertThat(killed).isGreaterThan(20);
  }

  @Test
  void anEngineKilledInMidRunIsBroughtToTheEndAfterItsRestart() throws SQLException {
    Path data = TestEngine.temporaryFolder();
    MigrationRunner runner = new MigrationRunner(List.of(FIRST, SECOND));
    try (EngineProcess engine = EngineProcess.start(data);
        Connection mine = DriverManager.getConnection(engine.jdbcUrl("default"))) {
      Connection killing = Killing.after(16, mine);
      assertThatThrownBy(() -> runner.apply(killing, database)).isInstanceOf(Killing.Killed.class);
      engine.kill();
    }
    try (EngineProcess engine = EngineProcess.start(data);
        Connection mine = DriverManager.getConnection(engine.jdbcUrl("default"))) {
      assertThat(runner.apply(mine, database))
          .isEqualTo(new MigrationReport(List.of(SECOND.file()), List.of(FIRST.file())));
      assertThat(TestEngine.rows(mine, "SHOW TABLES FROM " + database)).contains("a", "c");
    }
  }

  /** Runs on an empty database with a killed user; true when there was nothing left to kill. */
  private boolean survives(int statements) throws SQLException {
    execute(connection, "DROP DATABASE IF EXISTS " + database);
    MigrationRunner runner = new MigrationRunner(List.of(FIRST, SECOND));
    try {
      runner.apply(Killing.after(statements, connection), database);
      return true;
    } catch (Killing.Killed _) {
      return false;
    }
  }
}
