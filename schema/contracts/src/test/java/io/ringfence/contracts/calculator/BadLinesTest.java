package io.ringfence.contracts.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that breaks a rule is answered with the field and the rule, and nothing is guessed. */
class BadLinesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GOOD =
      """
      {"id":"good","venue":"binance","kind":"linear","side":"long","quantity":"1",
       "contractMultiplier":"1","entryPrice":"60000","markPrice":"59500","leverage":"10",
       "isolatedMargin":"747.5","marginRatioDef":"mm/equity",
       "tiers":[{"floor":"0","cap":"50000","mmr":"0.004","maintenanceAmount":"0"},
                {"floor":"50000","cap":"250000","mmr":"0.005","maintenanceAmount":"50"}],
       "wanted":["liquidationPrice","marginRatio","unrealisedPnl"]}
      """
          .replace("\n", "");

  @Test
  void theGoodLineIsAnswered() {
    JsonNode answer = Lines.answer(GOOD);
    assertThat(answer.at("/result/marginRatio").asText()).isEqualTo("1");
    assertThat(answer.at("/result/unrealisedPnl").asText()).isEqualTo("-500");
    assertThat(answer.get("why")).isEmpty();
    assertThat(answer.get("rulePack").isNull()).isTrue();
    assertThat(answer.has("error")).isFalse();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "id | null | id must be given",
        "id | '\"\"' | id must be a text of 1 to 200 characters",
        "id | true | id must be a text",
        "venue | null | venue must be given",
        "venue | '\"nowhere\"' | venue must be a venue the calculator knows, was nowhere",
        "type | '\"swap\"' | type must be one of [position, operation, tier, tierStep, tierTable]",
        "kind | null | kind must be given",
        "kind | '\"square\"' | kind must be one of [linear, inverse, quanto], was square",
        "side | null | side must be given",
        "side | '\"up\"' | side must be one of [long, short], was up",
        "model | '\"okx-tick\"' | tickSize must be given for model okx-tick",
        "model | '\"kucoin-v1\"' | takerFee must be given for model kucoin-v1",
        "model | '\"htx\"' | adjustFactor must be given for model htx",
        "model | '\"magic\"' | model must be one of [standard, entry-mm,",
        "quantity | null | quantity must be given",
        "quantity | '\"0\"' | quantity must be > 0, was 0",
        "quantity | '\"-1\"' | quantity must be > 0, was -1",
        "quantity | '\"NaN\"' | 'quantity must be a decimal number, was \"NaN\"'",
        "quantity | '\"Infinity\"' | quantity must be a decimal number",
        "quantity | '\"1e30\"' | quantity must have at most 20 digits before the point, was 1E+30",
        "quantity | 1e30 | quantity must have at most 20 digits before the point, was 1.0E+30",
        "quantity | '\"1e-31\"' | quantity must have at most 30 digits after the point",
        "quantity | '\"1,5\"' | quantity must be a decimal number",
        "quantity | '\"٣\"' | quantity must be a decimal number",
        "quantity | '\"\"' | quantity must be a decimal number",
        "quantity | true | quantity must be a decimal number, was true",
        "quantity | [] | quantity must be a decimal number, was an array",
        "contractMultiplier | null | contractMultiplier must be given",
        "contractMultiplier | '\"0\"' | contractMultiplier must be > 0",
        "entryPrice | null | entryPrice must be given",
        "entryPrice | '\"-60000\"' | entryPrice must be > 0",
        "markPrice | null | markPrice must be given for marginRatio",
        "markPrice | '\"0\"' | markPrice must be > 0",
        "leverage | '\"-10\"' | leverage must be > 0",
        "isolatedMargin | '\"-1\"' | isolatedMargin must be >= 0, was -1",
        "takerFee | '\"1\"' | 'takerFee must lie in [0, 1), was 1'",
        "takerFee | '\"-0.1\"' | 'takerFee must lie in [0, 1)'",
        "entryTruncateDecimals | '\"1.5\"' | must be a whole number from 0 to 18",
        "marginRatioDef | null | marginRatioDef must be given for marginRatio",
        "marginRatioDef | '\"mine\"' | 'marginRatioDef must be one of [mm/equity,'",
        "wanted | null | wanted must be given",
        "wanted | [] | wanted must name at least one figure",
        "wanted | '\"notional\"' | wanted must be an array of names of figures",
        "wanted | '[\"luck\"]' | 'wanted[0] must be the name of a figure, was \"luck\"'",
        "wanted | '[\"notional\",\"notional\"]' | 'wanted[1] must be there once'",
        "wanted | '[\"resultSide\"]' | 'wanted must be of [notional,'",
        "wanted | '[\"feeToClose\"]' | takerFee must be given for feeToClose",
        "wanted | '[\"insuranceFundAfter\"]' | insuranceFund must be given for insuranceFundAfter",
        "tiers | null | tiers (or venue and instrument of a rule pack) must be given",
        "tiers | '{}' | 'tiers must be an array of tiers, was an object'",
        "tiers | '[1]' | 'tiers[0] must be an object, was 1'",
        "tiers | '[{}]' | 'tiers[0].floor must be given'",
        "tiers | '[{\"floor\":\"0\"}]' | 'tiers[0].mmr must be given'",
        "tiers | '[{\"floor\":\"0\",\"mmr\":\"1\"}]' | 'tiers[0].mmr must lie in (0, 1), was 1'",
        "tiers | '[{\"floor\":\"0\",\"mmr\":\"0\"}]' | 'tiers[0].mmr must lie in (0, 1), was 0'",
        "tiers | '[{\"floor\":\"0\",\"mmr\":\"0.1\",\"x\":1}]' | 'tiers[0].x is no field of a case'",
        "tiers | '[{\"floor\":\"5\",\"mmr\":\"0.1\"}]' | 'tiers[0].floor must be 0, was 5'",
        "takerfee | '\"0.1\"' | takerfee is no field of a case",
        "operation | '{\"side\":\"hold\"}' | operation.side must be one of",
      })
  void aBadFieldIsNamedWithItsRule(String field, String value, String expected)
      throws JsonProcessingException {
    String error = error(with(field, value));

    assertThat(error).contains(expected);
  }

  @ParameterizedTest(name = "tier 1 {0} = {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "floor | '\"60000\"' | 'tiers[1].floor must be 50000, the cap below, was 60000'",
        "floor | '\"40000\"' | 'tiers[1].floor must be 50000, the cap below, was 40000'",
        "cap | '\"50000\"' | 'tiers[1].cap must be above the floor 50000, was 50000'",
        "mmr | '\"0.003\"' | 'tiers[1].maintenanceAmount must be'",
        "maintenanceAmount | '\"75\"' | 'tiers[1].maintenanceAmount must be 50.000, which continues'",
        "maintenanceAmount | '\"-50\"' | 'tiers[1].maintenanceAmount must be >= 0'",
        "maxLeverage | '\"0\"' | 'tiers[1].maxLeverage must be >= 1'",
      })
  void aBadTierIsNamedWithItsRule(String field, String value, String expected)
      throws JsonProcessingException {
    ObjectNode line = (ObjectNode) JSON.readTree(GOOD);
    ((ObjectNode) line.get("tiers").get(1)).set(field, JSON.readTree(value));

    assertThat(error(line)).contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | the line must be JSON",
        "'{\"id\":\"x\"' | 'expected close marker for Object at byte 9'",
        "[] | the case must be an object",
        "'{} {}' | must be given",
        "'{\"id\":\"x\",\"id\":\"x\"}' | id must be there once",
        "'{\"id\":\"x\",\"quantity\":\"1\",\"quantity\":\"1\"}' | quantity must be there once",
      })
  void aBrokenLineSaysSo(String line, String expected) {
    assertThat(error(line)).contains(expected);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "venue | nautilus | venue must have a rule pack where no tiers are given, was nautilus",
        "instrument | NOPEUSDT | instrument must be a perpetual of a rule pack of binance",
        "instrument | BTCUSDT_241227 | instrument must be a perpetual of a rule pack of binance",
        "kind | inverse | 'kind must be linear as in binance-usdm@2024-10-24, was inverse'",
        "contractMultiplier | 10 | 'contractMultiplier must be 1 as in binance-usdm@2024-10-24'",
        "model | entry-mm | 'model must be standard as in binance-usdm@2024-10-24, was entry-mm'",
      })
  void whatContradictsTheRulePackIsNamed(String field, String value, String expected)
      throws JsonProcessingException {
    ObjectNode line = (ObjectNode) JSON.readTree(GOOD);
    line.remove("tiers");
    line.put("instrument", "BTCUSDT");
    line.put(field, value);

    assertThat(error(line)).contains(expected);
  }

  @Test
  void theRunGoesOnAndEachRefusalNamesItsCaseAndLine() {
    List<JsonNode> answers =
        Lines.answers(GOOD + "\n\n{\"x\":1,\"id\":\"second\"}\n" + GOOD + "\n{\"id\":7}\n");

    assertThat(answers).hasSize(4);
    assertThat(answers.get(1).get("id").asText()).isEqualTo("second");
    assertThat(answers.get(1).get("line").asLong()).isEqualTo(3);
    assertThat(answers.get(1).get("error").asText()).isEqualTo("x is no field of a case");
    assertThat(answers.get(2)).isEqualTo(answers.get(0));
    assertThat(answers.get(3).get("id").asText()).isEqualTo("7");
  }

  @Test
  void aLineLongerThanAnyCaseIsPassedOver() {
    String endless = "{\"id\":\"" + "x".repeat(3 << 20) + "\"}";
    List<JsonNode> answers = Lines.answers(endless + "\n" + GOOD);

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0).get("error").asText())
        .isEqualTo("the line must have at most 1048576 bytes");
    assertThat(answers.get(1).has("result")).isTrue();
  }

  private static ObjectNode with(String field, String value) throws JsonProcessingException {
    ObjectNode line = (ObjectNode) JSON.readTree(GOOD);
    line.set(field, JSON.readTree(value));
    return line;
  }

  private static String error(Object line) {
    JsonNode answer = Lines.answer(line.toString());
    assertThat(answer.has("result")).as(answer.toString()).isFalse();
    return answer.get("error").asText();
  }
}
