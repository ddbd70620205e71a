package io.ringfence.streaming.job;

/** A run of this name is in the store already: the message is meant to be shown as it is. */
final class RunExistsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RunExistsException(String runId, String database, String table, long rows) {
    super(
        "run %s is in database %s already (%s: %s rows); name another one with --run-id"
            .formatted(runId, database, table, rows));
  }
}
