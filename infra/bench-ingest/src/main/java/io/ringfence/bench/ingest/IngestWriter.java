package io.ringfence.bench.ingest;

import java.sql.SQLException;

/** One thread's way of sending rows to a table. */
interface IngestWriter extends AutoCloseable {
  /**
   * Sends rows; all are stored when it returns.
   *
   * @param from number of the first
   * @param to number behind the last
   */
  void write(long from, long to) throws Exception;

  /** Lets go of what it holds. */
  @Override
  void close() throws SQLException;

  /** A way of writing, by name. */
  interface Kind {
    /** The word in the results. */
    String name();

    /** A writer for one thread. */
    IngestWriter open(String table) throws Exception;
  }
}
