package io.ringfence.clickhouse.http;

import java.time.Duration;

/**
 * What one engine process takes at once.
 *
 * @param connections open TCP connections; more wait to be accepted
 * @param statements statements the engine runs at the same time
 * @param waiting requests that may wait for one of those places; more are refused with 503
 * @param patience how long a request waits before it is refused with 503
 * @param statementBytes largest statement without data
 * @param dataBytes largest body, after decompression
 * @param appendOnly whether statements that change or remove what is stored are refused
 */
public record HttpLimits(
    int connections,
    int statements,
    int waiting,
    Duration patience,
    int statementBytes,
    long dataBytes,
    boolean appendOnly) {
  /** For one machine: the streaming job, the reports and a few people. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(128, 8, 56, Duration.ofSeconds(20), 1 << 20, 4L << 30, false);

  /** Checks that each limit allows something. */
  public HttpLimits {
    atLeastOne("connections", connections);
    atLeastOne("statements", statements);
    atLeastOne("statementBytes", statementBytes);
    atLeastOne("dataBytes", dataBytes);
    if (waiting < 0) {
      throw new IllegalArgumentException("waiting must be >= 0, was " + waiting);
    }
  }

  /** The same for tables that are evidence: what is stored stays as it was stored. */
  public HttpLimits ofEvidence() {
    return new HttpLimits(
        connections, statements, waiting, patience, statementBytes, dataBytes, true);
  }

  private static void atLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be >= 1, was " + value);
    }
  }
}
