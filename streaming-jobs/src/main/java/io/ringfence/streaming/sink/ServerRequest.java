package io.ringfence.streaming.sink;

import java.util.Map;
import java.util.TreeMap;

/**
 * One request to ClickHouse.
 *
 * @param statement the statement
 * @param parameters settings and bound parameters by name, in the order of their names
 * @param body data of an insert; empty for a question
 */
@SuppressWarnings("ArrayRecordComponent")
public record ServerRequest(String statement, Map<String, String> parameters, byte[] body) {
  /** Orders and copies the parameters. */
  public ServerRequest {
    parameters = new TreeMap<>(parameters);
  }
}
