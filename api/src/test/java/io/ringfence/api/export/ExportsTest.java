package io.ringfence.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnApi
class ExportsTest {
  private static final String PATH = "/v1/exports";

  private final RunningApi api;

  ExportsTest(RunningApi api) {
    this.api = api;
  }

  @Test
  void whatAPageTakesAwayIsALineOfTheLedgerBeforeItIsAnswered() {
    String token =
        api.issuer()
            .token(
                claims ->
                    claims
                        .subject("exporter")
                        .claim("roles", List.of("risk-desk"))
                        .claim("desks", List.of("alpha")));
    Answer told = api.post(PATH, token, Examples.request("tellExport"));
    assertThat(told.status()).as(told.text()).isEqualTo(200);
    Examples.isLike("tellExport", told.json());
    assertThat(api.audited())
        .filteredOn(line -> line.contains("\"caller\":\"exporter\""))
        .hasSize(1)
        .first()
        .asString()
        .contains("\"outcome\":\"done\"", "\"method\":\"POST\"", "\"path\":\"/v1/exports\"");
  }

  @Test
  void whatIsToldWronglyIsRefused() {
    for (String body :
        List.of(
            "{}",
            "{\"kind\":\"LEVELS\"}",
            "{\"kind\":\"EVERYTHING\",\"rows\":1}",
            "{\"kind\":\"LEVELS\",\"rows\":-1}",
            "{\"kind\":\"LEVELS\",\"rows\":1,\"caller\":\"somebody\"}")) {
      assertThat(api.post(PATH, api.desk("alpha"), body).code()).as(body).isEqualTo("BODY_INVALID");
    }
  }
}
