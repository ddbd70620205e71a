package io.ringfence.streaming.produce;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.intake.FileRows;
import io.ringfence.streaming.intake.Instants;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A row of a tape.
 *
 * @param atMicros when it was recorded to be true, epoch microseconds
 * @param kind what it is
 * @param cells texts by column, without its time
 */
record LoopRow(long atMicros, InputKind kind, Map<String, String> cells) {
  static final String SEQUENCE = "sequence";
  private static final String TIME = "ts";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

  LoopRow {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** Its sequence; below 0 where it has none that is a number. */
  long sequence() {
    String text = cells.getOrDefault(SEQUENCE, "");
    return NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
  }

  /** What a sequence counts for: the position, whatever says something of it. */
  String position() {
    return String.join(
        "/",
        cells.getOrDefault("venue", ""),
        cells.getOrDefault("account", ""),
        cells.getOrDefault("instrument", ""),
        cells.getOrDefault("side", ""));
  }

  /** The same row with another text in a column. */
  LoopRow with(String column, String text) {
    Map<String, String> other = new LinkedHashMap<>(cells);
    other.put(column, text);
    return new LoopRow(atMicros, kind, other);
  }

  /** The same row at another time. */
  LoopRow at(long micros) {
    return new LoopRow(micros, kind, cells);
  }

  /** The row as it is sent: with the time it has here. */
  FileRows.Row sent() {
    Map<String, String> all = new LinkedHashMap<>();
    if (kind.isTimed()) {
      all.put(TIME, Instants.instant(atMicros).toString());
    }
    all.putAll(cells);
    return new FileRows.Row(all, "", false);
  }
}
