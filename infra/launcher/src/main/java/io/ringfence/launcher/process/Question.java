package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A statement that is put to a store over HTTP. */
final class Question {
  private Question() {}

  /** The request of a statement whose answer comes in a format of ClickHouse. */
  static HttpRequest of(Store store, String sql, String format) {
    return to(store, "/?database=" + Store.DATABASE)
        .header("X-ClickHouse-Format", format)
        .POST(HttpRequest.BodyPublishers.ofString(sql))
        .build();
  }

  /** A request whose body, still to be given, is what a statement inserts. */
  static HttpRequest.Builder insert(Store store, String sql) {
    String statement = URLEncoder.encode(sql, StandardCharsets.UTF_8);
    return to(store, "/?async_insert=0&database=" + Store.DATABASE + "&query=" + statement);
  }

  private static HttpRequest.Builder to(Store store, String path) {
    String user = store.credentials().effectiveUser() + ":" + store.credentials().password();
    String encoded = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(store.url().resolve(path))
        .header("Authorization", "Basic " + encoded);
  }

  /**
   * The rows of an answer, columns separated by tabs.
   *
   * @throws CommandFailure when the store cannot be asked or refuses
   */
  static List<String> rows(Store store, String sql) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(of(store, sql, "TabSeparated"), BodyHandlers.ofString());
      if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
        throw new CommandFailure(ExitCode.FAILED, "ClickHouse refused: " + answer.body().strip());
      }
      return answer.body().lines().toList();
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "ClickHouse at " + store.url() + " cannot be asked: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }
}
