package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statements that give a fresh connection what a request says beside its statement: first the
 * behaviour of a server instead of a command line, then the request's settings, then its database.
 */
final class SessionPreamble {
  private static final Map<String, String> LIKE_A_SERVER =
      Map.of(
          "allow_introspection_functions", "0",
          "async_insert", "0",
          "implicit_select", "0",
          "max_execution_time", "600",
          "storage_file_read_method", "pread");

  private SessionPreamble() {}

  static String of(RequestParameters parameters, boolean readOnly) {
    Map<String, String> settings = new LinkedHashMap<>(LIKE_A_SERVER);
    settings.putAll(parameters.settings());
    String database = "USE " + quoted(parameters.database(), '`');
    String set =
        settings.entrySet().stream()
            .map(SessionPreamble::assignment)
            .collect(Collectors.joining(", ", "SET ", ""));
    return database + "; " + set + (readOnly ? "; SET readonly = 2" : "");
  }

  private static String assignment(Map.Entry<String, String> setting) {
    if (!setting.getKey().matches("[A-Za-z_][A-Za-z0-9_.]*")) {
      throw EngineException.of(
          115, "UNKNOWN_SETTING", "Unknown URL parameter or setting '" + setting.getKey() + "'");
    }
    return setting.getKey() + " = " + quoted(setting.getValue(), '\'');
  }

  private static String quoted(String text, char quote) {
    String escaped = text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
    return quote + escaped + quote;
  }
}
