package io.ringfence.streaming.sink;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the store holds of a run: asked before it begins and after it has ended. */
public final class StoredRows {
  private final ClickHouseClient client;

  /** The rows of a target's run. */
  public StoredRows(ClickHouseTarget target, RetryPolicy retries) {
    this.client = new ClickHouseClient(target, retries);
  }

  /**
   * Rows of the run in each of some tables.
   *
   * @throws StoreException when the store does not say
   */
  public Map<String, Long> count(List<String> tables) {
    Map<String, Long> counts = new TreeMap<>();
    for (String table : tables) {
      counts.put(table, client.count(table));
    }
    return counts;
  }
}
