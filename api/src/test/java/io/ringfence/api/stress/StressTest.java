package io.ringfence.api.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnApi
class StressTest {
  private final ReportsApi api;
  private final String alpha;

  StressTest(ReportsApi api) {
    this.api = api;
    this.alpha = api.token("ann", "risk-desk", "ALPHA");
  }

  @Test
  void aLadderOfADeskIsOfItsOwnPositionsAndTheSameWheneverItIsAsked() {
    String path =
        "/v1/stress/ladder?node=firm/ALPHA&asOf=2025-10-10T21:00:00Z"
            + "&asKnown=2025-10-11T00:00:00Z&run=sample";
    Answer answer = api.get(path, alpha);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode ladder = answer.json();
    assertThat(ladder.path("title").stringValue()).isEqualTo("Liquidation ladder");
    assertThat(ladder.path("leftOut").intValue()).isZero();
    int columns = ladder.path("columns").size();
    assertThat(ladder.path("rows")).isNotEmpty().allMatch(row -> row.size() == columns);
    assertThat(answer.text()).contains("ALPHA").doesNotContain("BASIS", "CARRY");
    assertThat(api.get(path, alpha).json()).isEqualTo(ladder);
  }

  @Test
  void whatIsNotTheCallersAndWhatIsNoViewIsNotThere() {
    assertThat(api.get("/v1/stress/ladder", alpha).code()).isEqualTo("NODE_UNKNOWN");
    assertThat(api.get("/v1/stress/ladder?node=firm/BASIS", alpha).code())
        .isEqualTo("NODE_UNKNOWN");
    assertThat(api.get("/v1/stress/ladder?node=ALPHA", alpha).code()).isEqualTo("NODE_UNKNOWN");
    assertThat(api.get("/v1/stress/var?node=firm/ALPHA", alpha).code()).isEqualTo("VIEW_UNKNOWN");
  }

  @Test
  void breaksNameFilesMarksAndForOfficersRejects() {
    JsonNode desk = api.get("/v1/breaks", alpha).json();
    assertThat(desk.at("/files").toString()).contains("\"positions.csv\"");
    assertThat(desk.path("rejects").isNull()).isTrue();
    JsonNode all = api.get("/v1/breaks", api.token("cora", "compliance", "*")).json();
    assertThat(all.at("/rejects/0/code").stringValue()).isEqualTo("UNPARSABLE");
    assertThat(all.at("/rejects/0/rows").intValue()).isEqualTo(8);
    assertThat(all.at("/files/0/ties").booleanValue()).isTrue();
  }
}
