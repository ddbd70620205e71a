package io.ringfence.contracts.migration;

import static io.ringfence.contracts.migration.TestEngine.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the runner refuses, and that it then leaves everything as it was. */
class MigrationRefusalTest extends MigrationScenario {
  MigrationRefusalTest() throws SQLException {}

  @Test
  void aChangedFileIsRefusedNamingBothChecksums() throws SQLException {
    apply(FIRST, SECOND);
    Migration changed = migration(SECOND.file(), "DROP TABLE a;");
    assertRefused(
        List.of(FIRST, changed), SECOND.file(), SECOND.checksum(), changed.checksum(), "restore");
  }

  @Test
  void aRenamedFileIsRefused() throws SQLException {
    apply(FIRST, SECOND);
    Migration renamed = migration("V001__erste.sql", "DROP TABLE a;");
    assertRefused(List.of(renamed, SECOND), FIRST.file(), renamed.file(), FIRST.checksum());
  }

  @Test
  void aMissingFileIsRefused() throws SQLException {
    apply(FIRST, SECOND);
    assertRefused(List.of(FIRST), SECOND.file(), SECOND.checksum(), "has no migration 2");
  }

  @Test
  void aFileOutOfOrderIsRefused() throws SQLException {
    apply(FIRST, SECOND);
    execute(
        connection,
        "ALTER TABLE %s.schema_migrations DELETE WHERE version = 1 SETTINGS mutations_sync = 1"
            .formatted(database));
    assertRefused(List.of(FIRST, SECOND), "migration 1 was never applied", SECOND.file());
  }

  @Test
  void aStatementTheEngineRefusesIsNamedAndWhatIsBeforeItIsKept() throws SQLException {
    Migration wrong = migration("V002__wrong.sql", "DROP TABLE b; CREATE TABLE d (x Nonsense);");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> apply(FIRST, wrong))
          .isInstanceOf(MigrationException.class)
          .hasMessageContainingAll("V002__wrong.sql, statement 2 of 2 failed", "Nonsense");
    }
    assertThat(tables()).contains("a").doesNotContain("b", "d");
    Migration corrected = migration("V002__wrong.sql", "DROP TABLE b;");
    assertRefused(
        List.of(FIRST, corrected), "was begun as", wrong.checksum(), corrected.checksum());
  }

  @Test
  void aTableThatSomebodyElseMadeIsNeverTakenForOurs() throws SQLException {
    execute(connection, "CREATE DATABASE " + database);
    execute(connection, "CREATE TABLE " + database + ".b (z String) ENGINE = Memory");
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> apply(FIRST))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("V001__first.sql, statement 2 of 2 failed");
    }
    assertThat(recorded()).isEmpty();
  }

  @Test
  void aDatabaseThatIsNoPlainNameIsRefused() {
    MigrationRunner runner = new MigrationRunner(List.of(FIRST));
    assertThatThrownBy(() -> runner.apply(connection, "x; DROP DATABASE y"))
        .isInstanceOf(MigrationException.class)
        .hasMessage("database must be a plain name, was x; DROP DATABASE y");
  }

  private void assertRefused(List<Migration> migrations, String... words) throws SQLException {
    List<String> before = definitions();
    assertThatThrownBy(() -> new MigrationRunner(migrations).apply(connection, database))
        .isInstanceOf(MigrationException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining("database " + database)
        .hasMessageNotContaining("\n");
    assertThat(definitions()).isEqualTo(before);
  }
}
