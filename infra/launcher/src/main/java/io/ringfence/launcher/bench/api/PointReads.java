package io.ringfence.launcher.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.launcher.load.OpenLoop;
import io.ringfence.launcher.load.TrialRows;
import io.ringfence.launcher.process.ApiOnTrial;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Single positions, asked for on a schedule that waits for nobody: of the store, and of memory. */
final class PointReads {
  /** Open positions they are of. */
  static final int POSITIONS = 1_000;

  /** Rounds of reads of the store that warm up. */
  private static final int WARM_UP = 6;

  private static final int CALLERS = 20;
  private static final int COMPARED = 50;
  private static final int OK = 200;
  private static final double P99 = 99;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String STORE = "/v1/positions/";
  private static final String CACHE = "/v1/live/positions/";

  private final ApiOnTrial api;
  private final int perSecond;
  private final int seconds;
  private final Map<Integer, Long> unanswered = new TreeMap<>();

  /**
   * Reads of an API.
   *
   * @param perSecond reads due in a second
   * @param seconds how long a round takes
   */
  PointReads(ApiOnTrial api, int perSecond, int seconds) {
    this.api = api;
    this.perSecond = perSecond;
    this.seconds = seconds;
  }

  /** Store and memory must give the same position, and that the one in the engine. */
  boolean areEqual() throws IOException, InterruptedException {
    try (HttpClient client = client()) {
      for (int number = 0; number < Math.min(COMPARED, POSITIONS); number++) {
        JsonNode stored = position(client, STORE, number);
        JsonNode cached = position(client, CACHE, number);
        String row =
            api.rows(
                    "SELECT isolated_margin FROM position_versions WHERE run_id = '%s' AND"
                            .formatted(TrialRows.POSITIONS)
                        + " position_key = '%s'".formatted(TrialRows.position(number)))
                .getFirst();
        BigDecimal margin = new BigDecimal(stored.at("/terms/isolatedMargin").asText("-1"));
        if (!stored.equals(cached) || margin.compareTo(new BigDecimal(row)) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private JsonNode position(HttpClient client, String path, int number)
      throws IOException, InterruptedException {
    HttpRequest request = requests(path).apply(number);
    byte[] body = client.send(request, BodyHandlers.ofByteArray()).body();
    return new ObjectMapper().readTree(body).at("/position");
  }

  /** Whether every read of the rounds that count was answered. */
  boolean areAllAnswered() {
    return unanswered.isEmpty();
  }

  /** How often which status came instead of an answer; {@code 0}: none came. */
  Map<Integer, Long> unanswered() {
    return unanswered;
  }

  /** What comes now counts: what was not answered before does not. */
  void begin() {
    unanswered.clear();
  }

  /**
   * Reads until the server's code is compiled: it serves for days, and its compiler is done with
   * this path after a minute. Until then it has a quarter of the machine.
   */
  void warmUp() throws InterruptedException {
    p99(STORE, WARM_UP * seconds);
    p99(CACHE, seconds);
  }

  /** p99 of reads that ask the store, microseconds. */
  double store() throws InterruptedException {
    return p99(STORE, seconds);
  }

  /** p99 of reads from memory, microseconds. */
  double cache() throws InterruptedException {
    return p99(CACHE, seconds);
  }

  private double p99(String path, int time) throws InterruptedException {
    try (HttpClient client = client()) {
      OpenLoop.Outcome outcome =
          new OpenLoop(client, requests(path)).run(perSecond, Duration.ofSeconds(time));
      outcome.statuses().forEach((status, often) -> unanswered.merge(status, often, Long::sum));
      unanswered.remove(OK);
      return outcome.percentile(P99);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private IntFunction<HttpRequest> requests(String path) {
    List<String> tokens =
        IntStream.range(0, CALLERS).mapToObj(caller -> api.token("reader-" + caller)).toList();
    String query = path.equals(STORE) ? "?run=" + TrialRows.POSITIONS : "";
    return number ->
        HttpRequest.newBuilder(
                URI.create(api.url() + path + TrialRows.position(number % POSITIONS) + query))
            .header("Authorization", "Bearer " + tokens.get(number % CALLERS))
            .timeout(TIMEOUT)
            .build();
  }
}
