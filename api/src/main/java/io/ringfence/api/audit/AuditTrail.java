package io.ringfence.api.audit;

import io.ringfence.reporting.evidence.AuditLedger;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ledger of this server, in terms of requests. Safe for several threads. */
public final class AuditTrail implements AutoCloseable {
  private final Path folder;
  private final Path file;
  private final AuditLedger ledger;
  private final InstantSource clock;

  private AuditTrail(Path folder, AuditLedger ledger, InstantSource clock) {
    this.folder = folder;
    this.file = fileIn(folder);
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Opens the ledger of a folder.
   *
   * @throws UncheckedIOException when it cannot be opened, or was changed: the server must not run
   *     without it
   */
  public static AuditTrail in(Path folder, InstantSource clock) {
    try {
      return new AuditTrail(folder, AuditLedger.open(fileIn(folder)), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("there is no audit ledger: " + e.getMessage(), e);
    }
  }

  /**
   * What came of a request.
   *
   * @param caller {@code sub} of the token; empty where none was accepted
   * @param method HTTP method, or what else was done
   * @param path path without its parameters
   * @param status status of the answer
   * @param correlationId under which the log knows the request
   * @param traceId trace it belongs to
   */
  public record Request(
      String caller,
      String method,
      String path,
      int status,
      String correlationId,
      String traceId) {}

  /** A line as it is shown. */
  @Schema(name = "AuditEntry", description = "A line of the audit ledger.")
  public record Line(
      @Schema(description = "Its number, from 1 without a gap.") long number,
      @Schema(description = "When.") String at,
      @Schema(description = "`refused` or `done`.") String outcome,
      @Schema(description = "`sub` of the token; empty where none was accepted.") String caller,
      @Schema(description = "HTTP method.") String method,
      @Schema(description = "Path without its parameters.") String path,
      @Schema(description = "Status of the answer.") String status,
      @Schema(description = "Under which the log knows the request.") String correlationId,
      @Schema(description = "Trace it belongs to (W3C Trace Context); empty: of before there were.")
          String traceId,
      @Schema(description = "SHA-256 of the line before.") String previous) {}

  /** Writes down what somebody was refused. */
  public void refused(Request request) {
    ledger.append(fields("refused", request), false);
  }

  /** The folder it lies in, where whatever else is evidence lies, too. */
  public Path folder() {
    return folder;
  }

  private static Path fileIn(Path folder) {
    return folder.resolve("audit.jsonl");
  }

  /** Writes down what somebody did; it is on disk when this returns. */
  public void done(Request request) {
    ledger.append(fields("done", request), true);
  }

  /**
   * Lines before one, the latest first.
   *
   * @param number number of that line; absent: all are before it
   * @param most most lines
   */
  public List<Line> before(@Nullable Long number, int most) {
    try {
      return AuditLedger.before(file, number == null ? Long.MAX_VALUE : number, most).stream()
          .map(AuditTrail::line)
          .toList()
          .reversed();
    } catch (IOException e) {
      throw new UncheckedIOException("the audit ledger cannot be read", e);
    }
  }

  private static Line line(Map<String, String> fields) {
    return new Line(
        Long.parseLong(fields.getOrDefault("number", "0")),
        fields.getOrDefault("at", ""),
        fields.getOrDefault("outcome", ""),
        fields.getOrDefault("caller", ""),
        fields.getOrDefault("method", ""),
        fields.getOrDefault("path", ""),
        fields.getOrDefault("status", ""),
        fields.getOrDefault("correlationId", ""),
        fields.getOrDefault("traceId", ""),
        fields.getOrDefault("previous", ""));
  }

  private Map<String, String> fields(String outcome, Request request) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("at", clock.instant().toString());
    fields.put("outcome", outcome);
    fields.put("caller", request.caller());
    fields.put("method", request.method());
    fields.put("path", request.path());
    fields.put("status", Integer.toString(request.status()));
    fields.put("correlationId", request.correlationId());
    fields.put("traceId", request.traceId());
    return fields;
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }
}
