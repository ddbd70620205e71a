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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** ClickHouse's HTTP interface. */
final class HttpSurroundings implements Surroundings {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  /** One client for the JVM: its threads are daemons and its connections are shared. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  @Override
  public ServerAnswer send(ClickHouseTarget target, ServerRequest request, Duration limit)
      throws IOException, InterruptedException {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(address(target, request))
            .timeout(limit)
            .POST(BodyPublishers.ofByteArray(request.body()));
    String credentials = credentials();
    if (credentials != null) {
      http.header("Authorization", credentials);
    }
    HttpResponse<String> response = HTTP.send(http.build(), HttpResponse.BodyHandlers.ofString());
    long code = response.headers().firstValueAsLong("X-ClickHouse-Exception-Code").orElse(0);
    return new ServerAnswer(response.statusCode(), code, response.body());
  }

  private static URI address(ClickHouseTarget target, ServerRequest request) {
    StringBuilder address =
        new StringBuilder(
            "%s/?database=%s&query=%s"
                .formatted(base(target), encoded(target.database()), encoded(request.statement())));
    request
        .parameters()
        .forEach((name, value) -> address.append('&' + name + '=' + encoded(value)));
    return URI.create(address.toString());
  }

  private static String base(ClickHouseTarget target) {
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

  @Override
  public void pause(Duration pause) throws InterruptedException {
    Thread.sleep(pause);
  }

  @Override
  public String freshName() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
