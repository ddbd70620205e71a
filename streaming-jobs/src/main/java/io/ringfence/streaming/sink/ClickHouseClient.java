package io.ringfence.streaming.sink;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Speaks ClickHouse's HTTP interface: one attempt to insert, and questions. A question that fails
 * for a reason that may pass is asked again with growing pauses.
 */
final class ClickHouseClient {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  /**
   * How rows are inserted: at once and acknowledged when they are stored, recognised by their token
   * in the table and in the tables its materialized views fill.
   */
  private static final Map<String, String> INSERT_SETTINGS =
      Map.of(
          "async_insert", "0",
          "insert_deduplicate", "1",
          "deduplicate_blocks_in_dependent_materialized_views", "1");

  /** One client for the JVM: its threads are daemons and its connections are shared. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  private final ClickHouseTarget target;
  private final RetryPolicy retries;
  private final Duration requestLimit;

  ClickHouseClient(ClickHouseTarget target, RetryPolicy retries) {
    this(target, retries, REQUEST_LIMIT);
  }

  ClickHouseClient(ClickHouseTarget target, RetryPolicy retries, Duration requestLimit) {
    this.target = target;
    this.retries = retries;
    this.requestLimit = requestLimit;
  }

  /** Tries once to insert an Arrow stream under a token. */
  Reply insert(TableLayout<?> layout, String token, byte[] stream) {
    Map<String, String> parameters = new TreeMap<>(INSERT_SETTINGS);
    parameters.put("insert_deduplication_token", token);
    Answer answer =
        exchange(
            request(layout.insertStatement(), parameters)
                .POST(BodyPublishers.ofByteArray(stream))
                .build());
    if (answer.isOk()) {
      return new Reply.Taken();
    }
    if (answer.mayPass()) {
      return new Reply.Unknown(answer.words());
    }
    return ServerCodes.isAboutAValue(answer.code())
        ? new Reply.Refused(answer.code(), answer.words())
        : new Reply.Broken(answer.words());
  }

  /**
   * Asks; every parameter is bound by its name, the run as {@code run}.
   *
   * @return the rows of the answer, fields parted by tabs
   * @throws StoreException when the server did not say
   */
  List<String> ask(String what, String statement, Map<String, String> parameters) {
    Map<String, String> bound = new TreeMap<>(Map.of("param_run", target.runId()));
    parameters.forEach((name, value) -> bound.put("param_" + name, value));
    HttpRequest request =
        request(statement + " FORMAT TSV", bound).POST(BodyPublishers.noBody()).build();
    for (int attempt = 1; ; attempt++) {
      Answer answer = exchange(request);
      if (answer.isOk()) {
        return answer.text().lines().toList();
      }
      if (!answer.mayPass() || attempt == retries.attempts()) {
        throw new StoreException(
            "%s failed after %s attempt(s): %s".formatted(what, attempt, answer.words()));
      }
      pause(what, retries.pauseAfter(attempt));
    }
  }

  /** An answer, or why there is none (status 0). */
  private record Answer(int status, long code, String text) {
    static Answer of(HttpResponse<String> response) {
      long code = response.headers().firstValueAsLong("X-ClickHouse-Exception-Code").orElse(0);
      return new Answer(response.statusCode(), code, response.body());
    }

    boolean isOk() {
      return status == OK;
    }

    boolean mayPass() {
      boolean refusedOnItsWay = code == 0 && status >= CLIENT_ERRORS && status < SERVER_ERRORS;
      return !refusedOnItsWay && ServerCodes.mayPass(code);
    }

    String words() {
      String line = text.strip().replace('\n', ' ');
      return status == 0 ? line : "HTTP %s, %s".formatted(status, line);
    }
  }

  private Answer exchange(HttpRequest request) {
    try {
      return Answer.of(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
      return new Answer(
          0,
          0,
          "no answer from %s, %s%s".formatted(target.url(), e.getClass().getSimpleName(), detail));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while %s was asked".formatted(target.url()));
    }
  }

  /** Waits between two attempts. */
  static void pause(String what, Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + ": interrupted");
    }
  }

  private HttpRequest.Builder request(String statement, Map<String, String> parameters) {
    StringBuilder address =
        new StringBuilder(
            "%s/?database=%s&query=%s"
                .formatted(base(), encoded(target.database()), encoded(statement)));
    parameters.forEach((name, value) -> address.append('&' + name + '=' + encoded(value)));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address.toString())).timeout(requestLimit);
    String credentials = credentials();
    return credentials == null ? request : request.header("Authorization", credentials);
  }

  private String base() {
    String url = target.url().toString();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static @Nullable String credentials() {
    String user = System.getenv(ClickHouseTarget.USER_VARIABLE);
    if (user == null || user.isEmpty()) {
      return null;
    }
    String password = System.getenv(ClickHouseTarget.PASSWORD_VARIABLE);
    String pair = user + ":" + (password == null ? "" : password);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
