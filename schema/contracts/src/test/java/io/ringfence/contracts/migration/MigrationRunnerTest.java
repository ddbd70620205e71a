package io.ringfence.contracts.migration;

import static io.ringfence.contracts.migration.TestEngine.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the runner does when nothing is wrong. */
class MigrationRunnerTest extends MigrationScenario {
  MigrationRunnerTest() throws SQLException {}

  @Test
  void anAbsentDatabaseGetsAllTablesInOrder() throws SQLException {
    assertThat(apply(FIRST, SECOND))
        .isEqualTo(new MigrationReport(List.of("V001__first.sql", "V002__second.sql"), List.of()));
    assertThat(tables()).containsExactly("a", "c", "schema_migration_steps", "schema_migrations");
  }

  @Test
  void whatWasAppliedIsRecordedWithItsChecksumAndTime() throws SQLException {
    apply(FIRST, SECOND);
    assertThat(recorded())
        .containsExactly(
            "1|V001__first.sql|" + FIRST.checksum(), "2|V002__second.sql|" + SECOND.checksum());
    String recently = "applied_at BETWEEN now() - 60 AND now() + 60";
    assertThat(
            rows(
                connection,
                "SELECT countIf(%s) FROM %s.schema_migrations".formatted(recently, database)))
        .containsExactly("2");
  }

  @Test
  void applyingAgainChangesNothing() throws SQLException {
    apply(FIRST, SECOND);
    List<String> before = steps();
    assertThat(apply(FIRST, SECOND))
        .isEqualTo(new MigrationReport(List.of(), List.of("V001__first.sql", "V002__second.sql")));
    assertThat(steps()).isEqualTo(before).hasSize(5);
    assertThat(recorded()).hasSize(2);
  }

  @Test
  void aNewFileIsAppliedAfterTheOldOnes() throws SQLException {
    apply(FIRST);
    assertThat(apply(FIRST, SECOND))
        .isEqualTo(new MigrationReport(List.of("V002__second.sql"), List.of("V001__first.sql")));
  }

  @Test
  void theConnectionKeepsItsOwnDatabase() throws SQLException {
    apply(FIRST);
    assertThat(rows(connection, "SELECT currentDatabase()")).containsExactly("default");
  }

  private List<String> steps() throws SQLException {
    return rows(
        connection,
        "SELECT version, statement, state, recorded_at FROM %s.schema_migration_steps ORDER BY ALL"
            .formatted(database));
  }
}
