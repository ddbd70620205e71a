package io.ringfence.api;

import io.ringfence.api.errand.Office;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What an office holds of desk {@code alpha}, for those who are of another: a report that is done,
 * and an alert of an older run that can be taken notice of. Its breach, which becomes an incident,
 * its threshold action and its positions are among what is seeded.
 */
public final class TheirDesk {
  /** The report. */
  public static final String REPORT = "R-1";

  /** What its file holds. */
  public static final String FILE = "the report of their desk: entry 60000 of binance/a/BTCUSDT";

  /** The alert, of run {@link SeededRuns#LAST}. */
  public static final String ALERT = "a1a2a3a4a5a6a7a8b1b2b3b4b5b6b7b8";

  /** What the hard limit set off. */
  public static final String ACTION = "ffeeddccbbaa99887766554433221100";

  /** A position. */
  public static final String POSITION = "binance/a/BTCUSDT/long";

  private TheirDesk() {}

  static String alert() {
    return """
    INSERT INTO alerts (run_id, at, kind, level, node, position_key, alert_id) VALUES
    ('replay-last', '2025-10-09 00:30:00', 'DISTANCE', '0.02', 'firm/alpha/one',
     'binance/a/BTCUSDT/long', '%s')"""
        .formatted(ALERT);
  }

  /** An office in a folder, with the report on its shelf. */
  static Office office(Path folder) {
    byte[] file = FILE.getBytes(StandardCharsets.UTF_8);
    try {
      Path shelf = Files.createDirectories(folder.resolve("reports").resolve(REPORT));
      Files.write(shelf.resolve("report.xlsx"), file);
      Files.writeString(
          shelf.resolve("job.json"),
          """
          {"number":1,
           "wish":{"pack":"risk","node":"firm/alpha","run":"replay-crash",
            "asOf":"2025-10-10T21:30:00Z","asKnown":null},
           "order":{"caller":"somebody","key":"of-their-desk","at":"%1$s","trace":null},
           "progress":{"state":"DONE","percent":100,"step":"","reason":null,"at":"%1$s"},
           "issued":{"export":1,"payloadHash":"%2$s","asKnown":"%1$s","sha256":"%3$s",
            "bytes":%4$s}}"""
              .formatted(Instant.now(), "ab".repeat(32), Sha256.hex(file), file.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Office(
        new EvidenceFolder(folder.resolve("evidence")),
        folder.resolve("reports"),
        ReportsApi.program());
  }
}
