package io.ringfence.api.security;

import io.ringfence.api.KeycloakApi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A reader of the live stream. */
final class LiveReading implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BufferedReader lines;

  private LiveReading(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  static LiveReading of(KeycloakApi api, String token) {
    try {
      HttpResponse<InputStream> answer =
          HTTP.send(api.to("/v1/live", token).build(), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        throw new AssertionError("the stream answered " + answer.statusCode());
      }
      return new LiveReading(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What is told until something is named and the next beat, and then no more is read. */
  String until(String named) throws IOException {
    try (this) {
      return told(named) + told("event: beat");
    }
  }

  /** What is told until a line names something. */
  String told(String named) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      text.append(line).append('\n');
      if (line.contains(named)) {
        return text.toString();
      }
    }
    throw new AssertionError("the stream ended before '%s': %s".formatted(named, text));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
