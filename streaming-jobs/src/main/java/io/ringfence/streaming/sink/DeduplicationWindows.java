package io.ringfence.streaming.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What exactly-once rests on at the server: every table remembers the tokens of its latest inserts,
 * and nobody has switched that off. Asked before a job starts; a table that was created or altered
 * by other hands than the migrations' stops it.
 */
public final class DeduplicationWindows {
  private static final String TABLES =
      """
      SELECT name, engine,
        toUInt64OrZero(extract(engine_full, 'non_replicated_deduplication_window = (\\\\d+)'))
      FROM system.tables WHERE database = currentDatabase()\
      """;
  private static final String SWITCHED_OFF =
      "SELECT name FROM system.settings WHERE name = 'deduplicate_insert' AND value = 'disable'";

  private final ClickHouseTarget target;
  private final ClickHouseClient client;

  /** The windows of a target's database. */
  public DeduplicationWindows(ClickHouseTarget target, RetryPolicy retries) {
    this.target = target;
    this.client = new ClickHouseClient(target, retries);
  }

  private record Found(String engine, long window) {}

  /**
   * Refuses tables that would not recognise a repeated batch.
   *
   * @throws StoreException naming them, what they must have and what would be lost
   */
  public void require(List<String> tables) {
    Map<String, Found> found = new TreeMap<>();
    for (String row : client.ask("question for deduplication windows", TABLES, Map.of())) {
      String[] fields = row.split("\t", -1);
      found.put(fields[0], new Found(fields[1], Long.parseLong(fields[2])));
    }
    List<String> wrong = new ArrayList<>();
    for (String table : tables) {
      Found is = found.getOrDefault(table, new Found("no table", 0));
      if (!is.engine().equals("MergeTree") || is.window() < SinkOptions.WINDOW) {
        wrong.add("%s (%s, window %s)".formatted(table, is.engine(), is.window()));
      }
    }
    refuse(wrong);
    if (!client.ask("question for deduplicate_insert", SWITCHED_OFF, Map.of()).isEmpty()) {
      throw new StoreException(
          "deduplicate_insert must not be 'disable' for this user at %s: repeated batches would be"
                  .formatted(target.url())
              + " stored twice");
    }
  }

  private void refuse(List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw new StoreException(
          "tables of database %s must be MergeTree with non_replicated_deduplication_window >= %s, or a"
                  .formatted(target.database(), SinkOptions.WINDOW)
              + " batch that is sent again after a failure is stored twice; these are not: %s. Apply the"
                  .formatted(String.join(", ", wrong))
              + " migrations");
    }
  }
}
