package io.ringfence.reporting.store;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.BackslashEscaping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** An open way to the tables. Safe for several threads; closed by whoever opened it. */
public final class ClickHouseStore implements AutoCloseable {
  /**
   * What every statement runs under. The first three make absent rows and empty sums NULL instead
   * of 0; an insert is stored before it is acknowledged.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "join_use_nulls", "1",
          "group_by_use_nulls", "1",
          "aggregate_functions_null_for_empty", "1",
          "async_insert", "0",
          "wait_end_of_query", "1");

  private final Connections connections;
  private final DSLContext clickhouse;

  private ClickHouseStore(Connections connections) {
    this.connections = connections;
    this.clickhouse =
        DSL.using(
            new DefaultConfiguration()
                .set(connections)
                .set(SQLDialect.CLICKHOUSE)
                .set(
                    new Settings()
                        .withBackslashEscaping(BackslashEscaping.ON)
                        .withExecuteLogging(false)));
  }

  /**
   * Opens a store. Nothing is sent before the first question.
   *
   * @param connections most connections in use at once, at least 1
   */
  public static ClickHouseStore open(ClickHouseAddress address, int connections) {
    return open(address, connections, Map.of());
  }

  /**
   * The same, every statement under further settings of the store.
   *
   * @param settings by name
   */
  public static ClickHouseStore open(
      ClickHouseAddress address, int connections, Map<String, String> settings) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    return new ClickHouseStore(
        new Connections(address.jdbcUrl(), properties(address, settings), connections));
  }

  /** What queries ask with. */
  public DSLContext clickhouse() {
    return clickhouse;
  }

  @Override
  public void close() {
    connections.close();
  }

  private static Properties properties(ClickHouseAddress address, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("compress", "false");
    for (Map<String, String> some : List.of(SETTINGS, settings)) {
      some.forEach((name, value) -> properties.setProperty("clickhouse_setting_" + name, value));
    }
    return properties;
  }
}
