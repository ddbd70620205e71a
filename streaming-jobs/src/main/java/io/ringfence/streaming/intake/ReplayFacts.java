package io.ringfence.streaming.intake;

import java.io.Serializable;
import java.util.List;

/**
 * What is known of a replay once its files have been read.
 *
 * @param firstMicros time of the first event, epoch microseconds
 * @param lastMicros time of the last event, epoch microseconds: the as-of of the run
 * @param firstMarketMicros time of the first mark or funding settlement, or of the last event where
 *     there is none, epoch microseconds: snapshots begin here
 * @param receivedRows data rows of all files inside the window
 * @param scopes parts of nodes that budgets are measured on, in order
 */
public record ReplayFacts(
    long firstMicros,
    long lastMicros,
    long firstMarketMicros,
    long receivedRows,
    List<String> scopes)
    implements Serializable {
  /** Copies the scopes. */
  public ReplayFacts {
    scopes = List.copyOf(scopes);
  }
}
