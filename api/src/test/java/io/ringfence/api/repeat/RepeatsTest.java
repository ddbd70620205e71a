package io.ringfence.api.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes of a request that is sent twice, for every endpoint that changes something. */
@OnApi
class RepeatsTest {
  /** Why a repeated request does no harm. */
  private enum Why {
    /** It must bring a key: the same key is the same thing. */
    KEY_NEEDED,
    /** It may bring a key, and then is done once. */
    KEY_HONOURED,
    /** What it does changes a state in which it is refused: ProposalsTest. */
    REFUSED_THE_SECOND_TIME,
    /** What is said twice is said once: AcknowledgementsTest. */
    SAME_WORD,
    /** Nothing is kept of it, or the same in the same place; the ledger says that it was done. */
    NOTHING_KEPT
  }

  private static final Map<String, Why> ENDPOINTS =
      Map.ofEntries(
          Map.entry("/v1/reports", Why.KEY_NEEDED),
          Map.entry("/v1/budgets/proposals", Why.KEY_NEEDED),
          Map.entry("/v1/defaults/proposals", Why.KEY_NEEDED),
          Map.entry("/v1/reallocations", Why.KEY_NEEDED),
          Map.entry("/v1/tickets", Why.KEY_NEEDED),
          Map.entry("/v1/incidents/{id}/steps", Why.KEY_HONOURED),
          Map.entry("/v1/incidents/{id}/attachments", Why.KEY_HONOURED),
          Map.entry("/v1/reports/{id}/sign-off", Why.KEY_HONOURED),
          Map.entry("/v1/proposals/{id}/approve", Why.REFUSED_THE_SECOND_TIME),
          Map.entry("/v1/proposals/{id}/reject", Why.REFUSED_THE_SECOND_TIME),
          Map.entry("/v1/proposals/{id}/withdraw", Why.REFUSED_THE_SECOND_TIME),
          Map.entry("/v1/alerts/{alertId}/acknowledgements", Why.SAME_WORD),
          Map.entry("/v1/threshold-actions/{actionId}/acknowledgements", Why.SAME_WORD),
          Map.entry("/v1/reports/{id}/edits", Why.NOTHING_KEPT),
          Map.entry("/v1/verifications", Why.NOTHING_KEPT),
          Map.entry("/v1/exports", Why.NOTHING_KEPT),
          Map.entry("/v1/margin/value", Why.NOTHING_KEPT),
          Map.entry("/v1/margin/preview", Why.NOTHING_KEPT),
          Map.entry("/v1/margin/size", Why.NOTHING_KEPT));

  private final JsonNode document;

  RepeatsTest(RunningApi api) {
    this.document = api.get("/v1/openapi", api.desk("alpha")).json();
  }

  @Test
  void everyEndpointThatMayChangeSomethingSaysWhatComesOfARepeatedRequest() {
    Map<String, Why> found = new TreeMap<>();
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          if (!operation.getKey().equals("get")) {
                            found.put(path.getKey(), why(path.getKey(), operation.getValue()));
                          }
                        }));
    assertThat(found).isEqualTo(new TreeMap<>(ENDPOINTS));
  }

  /** What the document says of the key is what callers go by. */
  private static Why why(String path, JsonNode operation) {
    return StreamSupport.stream(operation.path("parameters").spliterator(), false)
        .filter(it -> it.path("name").asString("").equals(Repeats.KEY))
        .map(it -> it.path("required").booleanValue(false) ? Why.KEY_NEEDED : Why.KEY_HONOURED)
        .findFirst()
        .orElseGet(
            () -> {
              Why said = Objects.requireNonNull(ENDPOINTS.get(path), path);
              assertThat(said).as(path).isNotIn(Why.KEY_NEEDED, Why.KEY_HONOURED);
              return said;
            });
  }
}
