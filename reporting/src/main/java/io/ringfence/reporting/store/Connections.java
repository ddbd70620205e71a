package io.ringfence.reporting.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * A bounded set of connections, opened when first needed and handed from question to question. Who
 * asks while all are in use waits for a while and is then refused.
 */
final class Connections implements ConnectionProvider, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String url;
  private final Properties properties;
  private final int most;
  private final Semaphore places;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  Connections(String url, Properties properties, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("connections must be >= 1, were " + most);
    }
    this.url = url;
    this.properties = properties;
    this.most = most;
    this.places = new Semaphore(most, true);
  }

  @Override
  public Connection acquire() {
    waitForPlace();
    try {
      Connection used = idle.poll();
      return used == null ? DriverManager.getConnection(url, properties) : used;
    } catch (SQLException e) {
      places.release();
      throw new DataAccessException("cannot connect to " + url, e);
    }
  }

  @Override
  public void release(Connection connection) {
    idle.push(connection);
    places.release();
  }

  private void waitForPlace() {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DataAccessException(
            "all %s connections to %s were in use for %s s"
                .formatted(most, url, PATIENCE.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataAccessException("interrupted while waiting for a connection to " + url, e);
    }
  }

  /** Closes the connections nobody uses; called once all questions have been answered. */
  @Override
  public void close() {
    for (Connection open = idle.poll(); open != null; open = idle.poll()) {
      try {
        open.close();
      } catch (SQLException e) {
        throw new DataAccessException("cannot close a connection to " + url, e);
      }
    }
  }
}
