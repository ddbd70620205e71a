package io.ringfence.bench.ingest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A prepared statement with batches of parameters. */
record JdbcWriters(String url) implements IngestWriter.Kind {
  private static final String INSERT =
      "INSERT INTO %s VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  @Override
  public String name() {
    return "jdbc-batch";
  }

  @Override
  public IngestWriter open(String table) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    return new Writer(connection, connection.prepareStatement(INSERT.formatted(table)));
  }

  private record Writer(Connection connection, PreparedStatement statement)
      implements IngestWriter {
    @Override
    public void write(long from, long to) throws SQLException {
      for (long number = from; number < to; number++) {
        bind(IngestRow.of(number), "b" + from);
        statement.addBatch();
      }
      statement.executeBatch();
    }

    private void bind(IngestRow row, String batch) throws SQLException {
      int at = 0;
      statement.setString(++at, IngestTable.RUN);
      statement.setString(++at, batch);
      statement.setString(++at, row.venue());
      statement.setString(++at, row.account());
      statement.setString(++at, row.instrument());
      statement.setString(++at, row.side());
      statement.setString(++at, row.desk());
      statement.setString(++at, row.book());
      statement.setObject(++at, Instant.EPOCH.plus(row.occurredAt(), ChronoUnit.MICROS));
      statement.setLong(++at, row.sequence());
      statement.setLong(++at, row.episode());
      statement.setBigDecimal(++at, row.quantity());
      statement.setBigDecimal(++at, row.entryPrice());
      statement.setBigDecimal(++at, row.isolatedMargin());
      statement.setBigDecimal(++at, row.leverage());
      statement.setBigDecimal(++at, row.liquidationPrice());
    }

    @Override
    public void close() throws SQLException {
      statement.close();
      connection.close();
    }
  }
}
