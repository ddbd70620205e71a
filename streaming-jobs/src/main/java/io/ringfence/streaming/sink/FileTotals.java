package io.ringfence.streaming.sink;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Closed control totals of one file, as they are stored.
 *
 * @param file name of the file without its folder
 * @param kind kind of the file, for example {@code wallet-events}
 * @param received data rows inside the window of the run
 * @param applied rows that took effect
 * @param duplicate rows equal to one applied before
 * @param rejected rows that could not be parsed or applied
 */
public record FileTotals(
    String file, String kind, long received, long applied, long duplicate, long rejected) {
  /** Names of files are foreign text: they come in letters that need no escape. */
  static final String COLUMNS = "base64Encode(file), kind, received, applied, duplicate, rejected";

  static FileTotals of(String row) {
    List<String> fields = List.of(row.split("\t", -1));
    return new FileTotals(
        new String(Base64.getDecoder().decode(fields.get(0)), StandardCharsets.UTF_8),
        fields.get(1),
        Long.parseLong(fields.get(2)),
        Long.parseLong(fields.get(3)),
        Long.parseLong(fields.get(4)),
        Long.parseLong(fields.get(5)));
  }
}
