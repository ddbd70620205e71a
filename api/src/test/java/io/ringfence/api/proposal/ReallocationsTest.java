package io.ringfence.api.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.api.SeededPositions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnApi
class ReallocationsTest {
  private static final String PATH = "/v1/reallocations";
  private static final String BTC = "binance/a/BTCUSDT/long";
  private static final String ETH = "binance/a/ETHUSDT/short";

  private final RunningApi api;
  private final People people;
  private final String pablo;
  private final String mira;

  ReallocationsTest(RunningApi api) {
    this.api = api;
    this.people = new People(api);
    this.pablo = people.token("P-2", "portfolio-manager", "alpha", "alpha2");
    this.mira = people.token("P-3", "portfolio-manager", "alpha", "alpha2");
  }

  private static String batch(String... moves) {
    StringBuilder array = new StringBuilder();
    for (int i = 0; i < moves.length; i += 2) {
      array
          .append(i == 0 ? "" : ",")
          .append("{\"position\":\"%s\",\"amount\":\"%s\"}".formatted(moves[i], moves[i + 1]));
    }
    return "{\"run\":\"replay-crash\",\"reason\":\"lift the nearer\",\"moves\":[%s]}"
        .formatted(array);
  }

  @Test
  void anApprovedBatchIsHandedOffWithWhatIsPutInFirst() throws IOException {
    Answer made = people.make(PATH, pablo, batch(ETH, "-100", BTC, "100"));
    JsonNode content = made.json().at("/content");
    assertThat(made.json().at("/state").stringValue()).as(made.text()).isEqualTo("PROPOSED");
    assertThat(content.at("/freeBalance").stringValue()).isEqualTo("0");
    assertThat(content.at("/moves/1/before/isolatedMargin").stringValue()).isEqualTo("3000");
    assertThat(content.at("/moves/1/after/isolatedMargin").stringValue()).isEqualTo("3100");
    assertThat(content.at("/gates")).hasSize(4);
    // The long dies at -10 % with the margin or without it, and then burns more.
    assertThat(content.at("/needsRiskDesk").booleanValue()).isTrue();
    assertThat(people.decide(made, "approve", mira).code()).isEqualTo("ROLE_MISSING");
    String dana = people.token("P-1", "risk-desk", "alpha");
    Answer approved = people.decide(made, "approve", dana);
    assertThat(approved.json().at("/state").stringValue()).isEqualTo("APPROVED");
    Path file =
        api.evidence()
            .resolve("proposals/handoff")
            .resolve(approved.json().at("/handOff/file").stringValue());
    assertThat(Files.readString(file))
        .contains("\"preparedBy\":\"P-2\"", "\"approvedBy\":\"P-1\"")
        .contains(made.json().at("/payloadHash").stringValue())
        .containsSubsequence(BTC, "\"100\"", ETH, "\"-100\"");
  }

  @Test
  void whatBurnsNoMoreAnotherPortfolioManagerMayApproveButNeverTheSame() {
    Answer made = people.make(PATH, pablo, batch(ETH, "-50"));
    assertThat(made.json().at("/content/needsRiskDesk").booleanValue()).isFalse();
    assertThat(made.json().at("/content/freeBalance").stringValue()).isEqualTo("50");
    assertThat(people.decide(made, "approve", pablo).code()).isEqualTo("OTHER_PERSON_NEEDED");
    assertThat(people.decide(made, "approve", mira).json().at("/state").stringValue())
        .isEqualTo("APPROVED");
  }

  @Test
  void aBatchLapsesWhereAMarkMovedFurtherThanItSays() {
    String then =
        batch(ETH, "-50").replace("{\"run\"", "{\"asOf\":\"2025-10-10T20:15:00Z\",\"run\"");
    Answer made = people.make(PATH, pablo, then);
    assertThat(made.json().at("/state").stringValue()).as(made.text()).isEqualTo("PROPOSED");
    Answer lapsed = people.decide(made, "approve", people.token("P-1", "risk-desk", "alpha"));
    assertThat(lapsed.code()).as(lapsed.text()).isEqualTo("PROPOSAL_LAPSED");
    assertThat(lapsed.text()).contains("mark of binance/ETHUSDT was 2480.25, is 2401.5");
    JsonNode after = api.get("/v1/proposals/" + People.id(made), pablo).json();
    assertThat(after.at("/state").stringValue()).isEqualTo("LAPSED");
    assertThat(after.at("/handOff").isNull()).isTrue();
  }

  @Test
  void movesThatCannotBeMadeAreNotProposed() {
    for (String[] moves :
        List.of(
            new String[] {BTC, "100"},
            new String[] {ETH, "-99999"},
            new String[] {SeededPositions.NEAR, "1", ETH, "-1"},
            new String[] {"binance/m/SOLUSDT/long", "-1"})) {
      Answer refused = people.make(PATH, pablo, batch(moves));
      assertThat(refused.code()).as(refused.text()).isEqualTo("MOVES_REFUSED");
    }
    assertThat(people.make(PATH, pablo, batch("binance/b/BTCUSDT/short", "1")).code())
        .isEqualTo("POSITION_UNKNOWN");
    for (String broken :
        List.of(
            batch(),
            batch(BTC, "0"),
            batch(BTC, "1", BTC, "-1"),
            batch("BTC", "1"),
            batch(BTC, "1e2"),
            "[]",
            "{\"moves\":[{\"position\":\"%s\",\"amount\":\"1\",\"by\":\"x\"}]}".formatted(BTC))) {
      assertThat(people.make(PATH, pablo, broken).code()).as(broken).isEqualTo("BODY_INVALID");
    }
  }

  @Test
  void suggestionsAreOfTheCallersDesksAndSayWhyOrWhyNot() {
    String at = "?run=replay-crash&asOf=" + SeededPositions.AT;
    JsonNode own =
        api.get(PATH + "/suggestions" + at, people.token("P-1", "risk-desk", "alpha2")).json();
    assertThat(own.at("/suggestions")).isNotEmpty();
    own.at("/suggestions")
        .forEach(
            it -> {
              assertThat(it.at("/desk").stringValue()).isEqualTo("alpha2");
              assertThat(it.at("/reason").stringValue()).isNotBlank();
            });
    assertThat(api.get(PATH + "/suggestions" + at, people.token("P-1", "risk-desk", "beta")).text())
        .doesNotContain("alpha");
  }
}
