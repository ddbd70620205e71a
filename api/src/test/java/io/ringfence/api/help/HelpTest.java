package io.ringfence.api.help;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.venue.VenuePayloads;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What can be looked up. */
@OnApi
class HelpTest {
  private final RunningApi api;

  HelpTest(RunningApi api) {
    this.api = api;
  }

  private JsonNode search(String words) {
    return api.get("/v1/help?search=" + words, api.desk("alpha")).json();
  }

  @Test
  void aFigureIsFoundByItsNameBeforeThoseThatOnlyMentionIt() {
    JsonNode found = search("LIQUIDATION%20price");
    assertThat(found.at("/found").intValue()).isGreaterThan(1);
    assertThat(found.at("/meanings/0/heading").stringValue()).containsIgnoringCase("liquidation");
    assertThat(found.at("/meanings/0/meaning").stringValue()).isNotBlank();
  }

  @Test
  void aVenueSaysWhereItKeepsTheSetting() {
    JsonNode venue = search("hyperliquid").at("/venues/0");
    assertThat(venue.at("/venue").stringValue()).isEqualTo("Hyperliquid");
    assertThat(venue.at("/setting").stringValue()).contains("updateLeverage");
  }

  /** Whatever venue's positions are valued: who holds one there finds where to ring it in. */
  @Test
  void everyVenueThatRulesOrPositionsCanBeOfSaysWhereItKeepsTheSetting() {
    Map<String, JsonNode> said = new TreeMap<>();
    for (JsonNode venue : search("").at("/venues")) {
      venue.at("/codes").forEach(code -> said.put(code.stringValue(), venue));
    }
    Set<String> supported = new TreeSet<>(RulePacks.ofClassPath().venues());
    supported.addAll(VenuePayloads.venues());
    assertThat(said.keySet()).containsExactlyElementsOf(supported);
    said.forEach(
        (code, venue) -> {
          for (String field : List.of("venue", "belongsTo", "setting", "margin", "note")) {
            assertThat(venue.path(field).stringValue()).as(code + " " + field).isNotBlank();
          }
          assertThat(search(code).at("/venues")).as(code).isNotEmpty();
        });
  }

  @Test
  void whatStandsOnPagesAloneIsFoundToo() {
    assertThat(search("batches%20watch%20stale").at("/meanings/0/table").stringValue())
        .isEqualTo("Dashboard");
  }

  @Test
  void aTableIsGivenWholeSoThatEachOfItsFiguresCanBeExplained() {
    JsonNode desks = api.get("/v1/help?table=Desks", api.desk("alpha")).json();
    assertThat(desks.at("/found").intValue()).isEqualTo(desks.at("/meanings").size());
    assertThat(desks.at("/meanings"))
        .allMatch(it -> it.path("table").stringValue().equals("Desks"))
        .anyMatch(it -> it.path("heading").stringValue().equals("Still to lose"));
    assertThat(api.get("/v1/help?table=Nowhere", api.desk("alpha")).json().at("/found").intValue())
        .isZero();
  }

  @Test
  void anAnswerIsBoundedAndSaysHowManyThereAre() {
    JsonNode everything = search("");
    assertThat(everything.at("/meanings")).hasSize(HelpTexts.MOST);
    assertThat(everything.at("/found").intValue()).isGreaterThan(600);
    assertThat(everything.at("/venues").size()).isGreaterThanOrEqualTo(10);
    assertThat(search("nobodycallsitthat").at("/found").intValue()).isZero();
    assertThat(api.get("/v1/help?search=" + "x".repeat(101), api.desk("alpha")).code())
        .isEqualTo("PARAMETER_INVALID");
  }
}
