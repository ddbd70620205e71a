package io.ringfence.contracts.migration;

import static io.ringfence.contracts.migration.TestEngine.execute;
import static io.ringfence.contracts.migration.TestEngine.rows;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Two small migrations and a database of the test's own on the real engine. */
abstract class MigrationScenario {
  static final Migration FIRST =
      migration(
          "V001__first.sql",
          """
          CREATE TABLE a (x UInt8 COMMENT 'a; ''b''') ENGINE = MergeTree ORDER BY x; -- one
          CREATE TABLE b (x UInt8) ENGINE = MergeTree ORDER BY x;
          """);
  static final Migration SECOND =
      migration(
          "V002__second.sql",
          """
          ALTER TABLE a ADD COLUMN y UInt8;
          CREATE VIEW c AS SELECT x FROM a;
          DROP TABLE b;
          """);

  final Connection connection;
  String database = "";

  MigrationScenario() throws SQLException {
    connection = TestEngine.connect();
  }

  static Migration migration(String file, String text) {
    return Migration.of(file, text.getBytes(UTF_8));
  }

  @BeforeEach
  void chooseDatabase(TestInfo test) {
    String name = test.getTestMethod().orElseThrow().getName();
    database = "migrations_" + Integer.toHexString(name.hashCode());
  }

  @AfterEach
  void close() throws SQLException {
    execute(connection, "DROP DATABASE IF EXISTS " + database);
    connection.close();
  }

  final MigrationReport apply(Migration... migrations) throws SQLException {
    return new MigrationRunner(List.of(migrations)).apply(connection, database);
  }

  final List<String> tables() throws SQLException {
    return ofTables("name");
  }

  final List<String> definitions() throws SQLException {
    return ofTables("create_table_query");
  }

  final List<String> recorded() throws SQLException {
    return rows(
        connection,
        "SELECT version, name, checksum FROM %s.schema_migrations ORDER BY version"
            .formatted(database));
  }

  private List<String> ofTables(String column) throws SQLException {
    return rows(
        connection,
        "SELECT %s FROM system.tables WHERE database = '%s' ORDER BY name"
            .formatted(column, database));
  }
}
