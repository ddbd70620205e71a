package io.ringfence.api.audit;

import io.ringfence.reporting.evidence.AuditLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ledger of this server, in terms of requests. Safe for several threads. */
public final class AuditTrail implements AutoCloseable {
  private final AuditLedger ledger;
  private final InstantSource clock;

  private AuditTrail(AuditLedger ledger, InstantSource clock) {
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
      return new AuditTrail(AuditLedger.open(folder.resolve("audit.jsonl")), clock);
    } catch (IOException e) {
      throw new UncheckedIOException("there is no audit ledger: " + e.getMessage(), e);
    }
  }

  /**
   * What came of a request.
   *
   * @param caller {@code sub} of the token; empty where none was accepted
   * @param method HTTP method
   * @param path path without its parameters
   * @param status status of the answer
   * @param correlationId under which the log knows the request
   */
  public record Request(
      String caller, String method, String path, int status, String correlationId) {}

  /** Writes down what somebody was refused. */
  void refused(Request request) {
    ledger.append(fields("refused", request), false);
  }

  /** Writes down what somebody did; it is on disk when this returns. */
  void done(Request request) {
    ledger.append(fields("done", request), true);
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
    return fields;
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }
}
