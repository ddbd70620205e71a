package io.ringfence.api.store;

import java.util.Map;

/**
 * Who goes first in the store. It stops a statement between two blocks while one that goes before
 * it is under way, though never for long. Statements of others, such as inserts, have none and
 * neither wait nor are waited for.
 */
public enum StorePriority {
  /** A question somebody waits for. */
  QUESTION(Map.of("priority", "1")),
  /** A whole table: waits a block at a time, 20 ms at most. */
  TABLE(Map.of("priority", "2", "low_priority_query_wait_time_ms", "20"));

  private final Map<String, String> settings;

  StorePriority(Map<String, String> settings) {
    this.settings = settings;
  }

  /** Settings of the store, by name. */
  public Map<String, String> settings() {
    return settings;
  }
}
