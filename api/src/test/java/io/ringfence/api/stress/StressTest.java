package io.ringfence.api.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.api.wire.ArrowTable;
import java.util.ArrayList;
import java.util.List;
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
  void aLadderOfADeskIsOfItsOwnPositionsAndTheSameWheneverItIsAskedAndHowever() throws Exception {
    String path =
        "/v1/stress/ladder?node=firm/ALPHA&asOf=2025-10-10T21:00:00Z"
            + "&asKnown=2025-10-11T00:00:00Z&run=sample";
    Answer answer = api.get(path, alpha);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    JsonNode ladder = answer.json();
    assertThat(ladder.path("title").stringValue()).isEqualTo("Liquidation ladder");
    Examples.isLike("stress", ladder);
    assertThat(ladder.path("leftOut").intValue()).isZero();
    int columns = ladder.path("columns").size();
    assertThat(ladder.path("rows")).isNotEmpty().allMatch(row -> row.size() == columns);
    assertThat(answer.text()).contains("ALPHA").doesNotContain("BASIS", "CARRY");
    ArrowTable table = ArrowTable.of(api.arrow(path, alpha));
    assertThat(table.beside()).containsEntry("title", "Liquidation ladder");
    List<List<String>> rows = new ArrayList<>();
    ladder
        .path("rows")
        .forEach(row -> rows.add(row.valueStream().map(JsonNode::stringValue).toList()));
    assertThat(table.rows())
        .extracting(row -> row.values().stream().map(String::valueOf).toList())
        .isEqualTo(rows);
    assertThat(List.copyOf(table.rows().getFirst().keySet()))
        .isEqualTo(ladder.path("columns").valueStream().map(JsonNode::stringValue).toList());
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
