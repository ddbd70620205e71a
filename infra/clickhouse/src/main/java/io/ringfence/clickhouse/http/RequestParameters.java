package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a request says beside its body: URL parameters first, {@code X-ClickHouse-*} headers where
 * they are silent.
 *
 * @param query beginning of the statement, or empty
 * @param database the current database
 * @param format format of answers and data that name none
 * @param queryId what the client calls the request
 * @param compressed true if the client allows HTTP compression of the answer
 * @param nativeBlocks true if the client wants the answer in ClickHouse's compressed blocks
 * @param settings engine settings by name
 * @param parameters values of {@code {name:Type}} placeholders, escaped as the client sent them
 */
record RequestParameters(
    String query,
    String database,
    String format,
    String queryId,
    boolean compressed,
    boolean nativeBlocks,
    Map<String, String> settings,
    Map<String, String> parameters) {

  private static final String PARAMETER = "param_";

  /** Parameters that are read here or elsewhere, or mean nothing to an embedded engine. */
  private static final Set<String> NO_SETTINGS =
      Set.of(
          "query",
          "database",
          "default_format",
          "query_id",
          "user",
          "password",
          "quota_key",
          "enable_http_compression",
          "http_zlib_compression_level",
          "compress",
          "decompress",
          "wait_end_of_query",
          "buffer_size",
          "stacktrace",
          "client_protocol_version",
          "session_id",
          "session_timeout",
          "session_check",
          "role",
          "send_progress_in_http_headers",
          "http_headers_progress_interval_ms",
          "http_write_exception_in_output_format",
          "add_http_cors_header");

  /** Parameters that would change what the request means and that we do not offer. */
  private static final Map<String, String> NOT_OFFERED =
      Map.of(
          "session_id",
          "sessions are not offered: each request stands by itself",
          "role",
          "roles are not offered: the embedded engine has no users",
          "decompress",
          "compressed blocks are not offered for data: send it as it is, or with gzip");

  RequestParameters {
    settings = Map.copyOf(settings);
    parameters = Map.copyOf(parameters);
  }

  static RequestParameters of(@Nullable String rawQuery, SentHeaders headers) {
    Map<String, String> url = decoded(rawQuery);
    NOT_OFFERED.forEach((name, reason) -> refuse(isSet(url, name), reason));
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> parameters = new LinkedHashMap<>();
    url.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETER)) {
            parameters.put(name.substring(PARAMETER.length()), value);
          } else if (!NO_SETTINGS.contains(name)) {
            settings.put(name, value);
          }
        });
    return new RequestParameters(
        url.getOrDefault("query", ""),
        either(url.get("database"), headers.first("X-ClickHouse-Database"), "default"),
        either(url.get("default_format"), headers.first("X-ClickHouse-Format"), "TabSeparated"),
        either(url.get("query_id"), headers.first("X-ClickHouse-Query-Id"), randomId()),
        isSet(url, "enable_http_compression"),
        isSet(url, "compress"),
        settings,
        parameters);
  }

  private static Map<String, String> decoded(@Nullable String rawQuery) {
    Map<String, String> decoded = new LinkedHashMap<>();
    if (rawQuery == null || rawQuery.isEmpty()) {
      return decoded;
    }
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        decoded.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return decoded;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void refuse(boolean asked, String reason) {
    if (asked) {
      throw EngineException.of(48, "NOT_IMPLEMENTED", reason);
    }
  }

  private static boolean isSet(Map<String, String> url, String name) {
    String value = url.getOrDefault(name, "");
    return !value.isEmpty() && !value.equals("0") && !value.equals("false");
  }

  private static String either(@Nullable String url, @Nullable String header, String otherwise) {
    if (url != null && !url.isEmpty()) {
      return url;
    }
    return header != null && !header.isEmpty() ? header : otherwise;
  }

  private static String randomId() {
    return UUID.randomUUID().toString();
  }
}
