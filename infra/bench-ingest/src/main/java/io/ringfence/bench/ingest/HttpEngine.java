package io.ringfence.bench.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * Statements over HTTP.
 *
 * @param url address of the engine
 */
record HttpEngine(URI url) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int OK = 200;

  /** Runs a statement and answers its text. */
  String run(String statement) throws IOException, InterruptedException {
    return post(url, statement.getBytes(StandardCharsets.UTF_8));
  }

  /** Inserts data in a format. */
  void insert(String statement, byte[] data) throws IOException, InterruptedException {
    String query = URLEncoder.encode(statement, StandardCharsets.UTF_8).replace("+", "%20");
    post(URI.create(url + "/?async_insert=0&query=" + query), data);
  }

  private static String post(URI address, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException("the engine refused: " + response.body().strip());
    }
    return response.body().strip();
  }
}
