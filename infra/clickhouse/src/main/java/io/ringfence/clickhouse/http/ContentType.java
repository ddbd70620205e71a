package io.ringfence.clickhouse.http;

/** The media type of an answer in one of ClickHouse's formats. */
final class ContentType {
  private ContentType() {}

  static String of(String format) {
    if (format.startsWith("TabSeparated") || format.startsWith("TSV")) {
      return "text/tab-separated-values; charset=UTF-8";
    }
    if (format.startsWith("CSV")) {
      return "text/csv; charset=UTF-8; header=" + (format.equals("CSV") ? "absent" : "present");
    }
    if (format.startsWith("JSON")) {
      return format.endsWith("EachRow")
          ? "application/x-ndjson; charset=UTF-8"
          : "application/json; charset=UTF-8";
    }
    if (format.startsWith("Pretty") || format.equals("Vertical")) {
      return "text/plain; charset=UTF-8";
    }
    return "application/octet-stream";
  }
}
