package io.ringfence.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How far a run reaches, as the live stream tells a person.
 *
 * @param api where the API answers
 * @param token the person's
 */
record HeadOfRun(HttpClient client, URI api, String token) {
  private static final String DATA = "data:";

  /** Whether it is told to be after an instant, within two minutes. */
  boolean passes(Instant at) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api + "/v1/live"))
            .header("Authorization", "Bearer " + token)
            .build();
    try (Stream<String> lines = client.send(request, BodyHandlers.ofLines()).body()) {
      return CompletableFuture.supplyAsync(
              () ->
                  lines
                      .filter(line -> line.startsWith(DATA) && line.contains("\"reachable\""))
                      .anyMatch(line -> isAfter(line.substring(DATA.length()), at)))
          .get(2, TimeUnit.MINUTES);
    }
  }

  private static boolean isAfter(String head, Instant at) {
    try {
      String asOf = new ObjectMapper().readTree(head).path("asOf").asText("");
      return !asOf.isEmpty() && !asOf.equals("null") && Instant.parse(asOf).isAfter(at);
    } catch (IOException e) {
      throw new IllegalStateException(head, e);
    }
  }
}
