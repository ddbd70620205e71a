package io.ringfence.launcher.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.launcher.load.Dechunked;
import io.ringfence.launcher.load.RawRequest;
import io.ringfence.launcher.load.TrialRows;
import io.ringfence.launcher.process.ApiOnTrial;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Alerts as a whole table in Arrow, as pages of JSON, and as JSON straight from the engine. */
final class Tables {
  private static final double NANOS = 1e9;
  private static final int OK = 200;
  private static final String COPY = "alerts_read_back_";

  /** Pages read in a round: enough for some seconds. */
  private static final int PAGES = 20;

  /** Asked for so often, a table has been made, made and kept, and given as kept. */
  private static final int KEPT_FROM = 3;

  private static final String PAGE =
      "/v1/alerts?run=" + TrialRows.PAGE + "&limit=" + TrialRows.PAGE_ROWS;

  /** Knowledge that nobody has asked by before: what is known is everything all the same. */
  private static final Instant KNOWN = Instant.parse("2030-01-01T00:00:00Z");

  private final ApiOnTrial api;
  private final int rows;
  private int asked;

  /**
   * Tables of an API.
   *
   * @param rows rows of {@link TrialRows#MANY}
   */
  Tables(ApiOnTrial api, int rows) {
    this.api = api;
    this.rows = rows;
  }

  /** How fast something was read. */
  record Speed(double rowsPerSecond, double bytesPerSecond) {}

  /**
   * What was read, put back into the engine, must sum to what the rows there sum to: of what the
   * store made, and of what has been kept since.
   */
  boolean isArrowEqual() throws IOException, InterruptedException {
    boolean isEqual = true;
    for (int time = 0; time < KEPT_FROM; time++) {
      isEqual &= isEqualOnce(COPY + time);
    }
    return isEqual;
  }

  /** The copies go with the store of the benchmark, which drops no table. */
  private boolean isEqualOnce(String copy) throws IOException, InterruptedException {
    Path file = Files.createTempFile("ringfence-bench-api", ".arrows");
    try {
      try (OutputStream out = new Dechunked(Files.newOutputStream(file))) {
        requireOk(arrowRequest("").read(out));
      }
      api.rows("CREATE TABLE " + copy + " AS alerts");
      api.insert(copy, file, "ArrowStream");
      return api.rows(TrialRows.digest(copy, TrialRows.MANY))
          .equals(api.rows(TrialRows.digest("alerts", TrialRows.MANY)));
    } finally {
      Files.delete(file);
    }
  }

  /** The page's rows, in their order and with their figures, must be those of the engine. */
  boolean isJsonEqual() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new Dechunked(bytes)) {
      requireOk(pageRequest().read(out));
    }
    StringBuilder found = new StringBuilder();
    for (JsonNode alert : new ObjectMapper().readTree(bytes.toByteArray()).at("/alerts")) {
      found
          .append(alert.at("/node").asText())
          .append(' ')
          .append(alert.at("/position").asText())
          .append(' ')
          .append(plain(alert.at("/markPrice").asText()))
          .append(' ')
          .append(plain(alert.at("/distance").asText()))
          .append('\n');
    }
    StringBuilder stored = new StringBuilder();
    for (String row :
        api.rows(
            "SELECT node, position_key, mark_price, distance FROM alerts WHERE run_id = '"
                + TrialRows.PAGE
                + "' ORDER BY at DESC")) {
      String[] cells = row.split("\t", -1);
      stored
          .append(cells[0])
          .append(' ')
          .append(cells[1])
          .append(' ')
          .append(plain(cells[2]))
          .append(' ')
          .append(plain(cells[3]))
          .append('\n');
    }
    return !found.isEmpty() && found.toString().equals(stored.toString());
  }

  private static String plain(String decimal) {
    return new BigDecimal(decimal).stripTrailingZeros().toPlainString();
  }

  /** The whole table, made by the store. */
  Speed arrow() throws IOException {
    asked++;
    return arrow("&asKnown=" + KNOWN.plusSeconds(asked));
  }

  /** The whole table, asked for before and kept as a file. */
  Speed kept() throws IOException {
    return arrow("");
  }

  private Speed arrow(String known) throws IOException {
    long since = System.nanoTime();
    RawRequest.Answer answer = requireOk(arrowRequest(known).read());
    double seconds = (System.nanoTime() - since) / NANOS;
    return new Speed(rows / seconds, answer.bytes() / seconds);
  }

  /** Rows a second of full pages. */
  double json() throws IOException {
    long since = System.nanoTime();
    for (int page = 0; page < PAGES; page++) {
      requireOk(pageRequest().read());
    }
    return PAGES * Math.min(rows, TrialRows.PAGE_ROWS) * NANOS / (System.nanoTime() - since);
  }

  /** Rows a second of the engine alone: what JSON could be at best, without an API. */
  double engineJson() throws IOException, InterruptedException {
    long since = System.nanoTime();
    api.bytes(
        "SELECT * EXCEPT(batch) FROM alerts WHERE run_id = '" + TrialRows.MANY + "'",
        "JSONEachRow");
    return rows * NANOS / (System.nanoTime() - since);
  }

  private RawRequest arrowRequest(String known) {
    return RawRequest.get(
        api.url(), "/v1/tables/alerts?run=" + TrialRows.MANY + known, api.token("reader"));
  }

  private RawRequest pageRequest() {
    return RawRequest.get(api.url(), PAGE, api.token("reader"));
  }

  private static RawRequest.Answer requireOk(RawRequest.Answer answer) {
    if (answer.status() != OK) {
      throw new CommandFailure(ExitCode.FAILED, "the API answered with " + answer.status());
    }
    return answer;
  }
}
