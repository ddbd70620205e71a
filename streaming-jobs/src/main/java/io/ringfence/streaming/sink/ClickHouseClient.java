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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Speaks ClickHouse's HTTP interface: inserts and counts. A failure that may pass (no connection,
 * an overloaded server) is tried again with growing pauses; one that will not (an unknown table, a
 * full disk) is not.
 */
final class ClickHouseClient {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;

  /** Codes of ClickHouse that an overloaded or restarting server gives. */
  private static final Set<String> PASSING =
      Set.of("159", "202", "203", "209", "210", "241", "242", "252", "319", "425", "999");

  /** One client for the JVM: its threads are daemons and its connections are shared. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  private final ClickHouseTarget target;
  private final RetryPolicy retries;

  ClickHouseClient(ClickHouseTarget target, RetryPolicy retries) {
    this.target = target;
    this.retries = retries;
  }

  /**
   * Inserts an Arrow stream.
   *
   * @throws StoreException when the server did not take it
   */
  void insert(TableLayout<?> layout, int rows, byte[] stream) {
    send(
        "insert of %s rows into %s".formatted(rows, layout.table()),
        request(layout.insertStatement()).POST(BodyPublishers.ofByteArray(stream)).build());
  }

  /**
   * Rows of the run in a table.
   *
   * @throws StoreException when the server did not say
   */
  long count(String table) {
    String statement =
        "SELECT count() FROM %s WHERE %s = {run:String} FORMAT TSV"
            .formatted(table, TableLayout.RUN);
    String answer =
        send(
            "count of " + table,
            request(statement, "&param_run=" + encoded(target.runId()))
                .POST(BodyPublishers.noBody())
                .build());
    return Long.parseLong(answer.strip());
  }

  private String send(String what, HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      Failure failure;
      try {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == OK) {
          return response.body();
        }
        failure = Failure.of(response);
      } catch (IOException e) {
        failure = Failure.of(target.url(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoreException(what + ": interrupted");
      }
      if (!failure.mayPass() || attempt == retries.attempts()) {
        throw new StoreException(
            "%s failed after %s attempt(s): %s".formatted(what, attempt, failure.text()));
      }
      pause(what, retries.pauseAfter(attempt));
    }
  }

  /** Why an attempt failed, in one line. */
  private record Failure(boolean mayPass, String text) {
    static Failure of(HttpResponse<String> response) {
      String code = response.headers().firstValue("X-ClickHouse-Exception-Code").orElse("");
      return new Failure(
          code.isEmpty() || PASSING.contains(code),
          "HTTP %s, %s"
              .formatted(response.statusCode(), response.body().strip().replace('\n', ' ')));
    }

    static Failure of(URI url, IOException e) {
      String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
      return new Failure(
          true, "no answer from %s, %s%s".formatted(url, e.getClass().getSimpleName(), detail));
    }
  }

  private static void pause(String what, Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(what + ": interrupted");
    }
  }

  private HttpRequest.Builder request(String statement) {
    return request(statement, "");
  }

  private HttpRequest.Builder request(String statement, String parameters) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/?database=%s&query=%s%s"
                        .formatted(
                            base(), encoded(target.database()), encoded(statement), parameters)))
            .timeout(REQUEST_LIMIT);
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
