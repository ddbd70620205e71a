package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.DrawnBatches;
import io.ringfence.api.Examples;
import io.ringfence.api.OnApi;
import io.ringfence.api.ReportsApi;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.outcome.Chosen;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.evidence.Who;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Batches that a watch drew up of the sample run, as a desk is shown them. */
@OnApi
class MoveBatchesTest {
  private static final String PATH = "/v1/reallocations/batches";

  private final ReportsApi api;

  MoveBatchesTest(ReportsApi api) {
    this.api = api;
  }

  private List<String> desksShown(String token) {
    List<String> desks = new ArrayList<>();
    api.get(PATH, token)
        .json()
        .at("/batches")
        .forEach(batch -> desks.add(batch.at("/desk").stringValue()));
    return desks;
  }

  @Test
  void aDeskIsShownItsBatchesWithWhatCalledForThemWhatProvesThemAndWhereTheyStand()
      throws IOException {
    MoveLedger ledger = DrawnBatches.of(api);
    String all = api.token("carla", "compliance", "*");
    Answer answer = api.get(PATH + "?limit=1", all);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Examples.isLike("moveBatches", answer.json());
    JsonNode batch = answer.json().at("/batches/0");
    MoveLedger.Held held = ledger.list(DeskScope.ALL).getLast();
    assertThat(batch.at("/id").stringValue()).isEqualTo(held.offer().id());
    assertThat(batch.at("/by").stringValue()).isEqualTo("p-1");
    assertThat(batch.at("/payloadHash").stringValue())
        .isEqualTo(MoveLedger.payloadHash(held.batch()));
    assertThat(batch.at("/calls/0/reason").stringValue()).isEqualTo("SCHEDULE");
    assertThat(batch.at("/certificate")).hasSize(3);
    batch
        .at("/certificate")
        .forEach(
            rank -> {
              assertThat(rank.at("/proved").booleanValue()).as(rank.toString()).isTrue();
              assertThat(new BigDecimal(rank.at("/residual").stringValue()))
                  .isLessThanOrEqualTo(new BigDecimal("1e-9"));
            });
    assertThat(batch.at("/moves/0/feasibility").stringValue()).isEqualTo("FEASIBLE");
    assertThat(batch.at("/moves/0/state").stringValue()).isEqualTo("PROPOSED");
    assertThat(batch.at("/burned")).hasSizeGreaterThan(4);
    ledger.reject(
        held.offer().id(),
        Who.of(ReportsApi.APRIL),
        new MoveLedger.Answer(held.offer().proposal().payloadHash(), Chosen.OPEN, "not today"));
    JsonNode after = api.get(PATH + "?limit=1", all).json().at("/batches/0/moves/0");
    assertThat(after.at("/state").stringValue()).isEqualTo("REJECTED");
    assertThat(after.at("/because").stringValue()).isEqualTo("by p-2: not today");
  }

  @Test
  void nobodySeesTheBatchesOfAnotherDesk() throws IOException {
    DrawnBatches.of(api);
    String desk = desksShown(api.token("carla", "compliance", "*")).getFirst();
    assertThat(desksShown(api.token("hana", "risk-desk", desk))).isNotEmpty().containsOnly(desk);
    assertThat(desksShown(api.token("hana", "risk-desk", "NO-SUCH-DESK"))).isEmpty();
  }
}
