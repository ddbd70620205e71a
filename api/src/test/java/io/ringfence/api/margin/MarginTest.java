package io.ringfence.api.margin;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.Answer;
import io.ringfence.api.OnApi;
import io.ringfence.api.RunningApi;
import io.ringfence.contracts.calculator.PreviewRequest;
import io.ringfence.contracts.calculator.SizingRequest;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@OnApi
class MarginTest {
  private static final String CASE =
      """
      {"id":"%s","venue":"binance","instrument":"BTCUSDT","side":"long","quantity":"1",
       "entryPrice":"60000","isolatedMargin":"3000","wanted":["liquidationPrice"]}""";

  private final RunningApi api;
  private final String token;

  MarginTest(RunningApi api) {
    this.api = api;
    this.token = api.desk("alpha");
  }

  @ParameterizedTest
  @ValueSource(strings = {"value", "preview", "size"})
  void theExampleOfTheDocumentIsAnsweredWithItsExample(String what) {
    JsonNode operation =
        api.get("/v1/openapi", token).json().at("/paths/~1v1~1margin~1" + what + "/post");
    JsonNode request = operation.at("/requestBody/content/application~1json/example");
    JsonNode answer = operation.at("/responses/200/content/application~1json/example");

    Answer real = post(what + "?at=2024-10-24T12:00:00Z", request.toString());

    assertThat(real.status()).as(real.text()).isEqualTo(200);
    assertThat(answer.isEmpty()).isFalse();
    assertThat(real.json()).isEqualTo(answer);
  }

  @Test
  void aBadCaseIsAnsweredWithItsErrorAndTheOthersAsUsual() {
    String cases = CASE.formatted("a") + "," + CASE.formatted("b").replace("\"1\"", "\"0\"");

    JsonNode answers =
        post("value", "{\"cases\":[" + cases + "," + CASE.formatted("c") + ",7]}").json();

    assertThat(answers.at("/answers/0/result/liquidationPrice").stringValue())
        .isEqualTo("57236.180904522613065327");
    assertThat(answers.at("/answers/0/extrapolated").booleanValue()).isTrue();
    assertThat(answers.at("/answers/1/error").stringValue())
        .isEqualTo("quantity must be > 0, was 0");
    assertThat(answers.at("/answers/1/id").stringValue()).isEqualTo("b");
    assertThat(answers.at("/answers/1/result").isNull()).isTrue();
    assertThat(answers.at("/answers/2/result")).isEqualTo(answers.at("/answers/0/result"));
    assertThat(answers.at("/answers/3/error").stringValue())
        .startsWith("the case must be an object");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "value | nonsense | the request must be JSON",
        "value | '{}' | the request must be an object with an array cases",
        "value | '{\"cases\":[]}' | cases must hold 1 to 1000 cases, holds 0",
        "value | '{\"cases\":[1],\"more\":1}' | the request must hold nothing but cases",
        "value | '{\"cases\":[1]} 2' | the request must be one object, more follows",
        "preview | '[]' | the request must be an object",
        "preview | '{\"venue\":\"binance\"}' | instrument must be given",
        "preview | '{\"venue\":{}}' | venue must be a text or a number",
        "preview | '{\"venues\":\"binance\"}' | 'venues must be one of [add, entryPrice,'",
        "size | '{\"venue\":\"nowhere\",\"instrument\":\"X\"}' | venue must have a rule pack",
        "size | '{\"venue\":\"binance\",\"instrument\":\"X\"}' | instrument must be a perpetual",
      })
  void aBodyThatBreaksARuleIsRefusedWithTheRule(String what, String body, String rule) {
    Answer answer = post(what, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("BODY_INVALID");
    assertThat(answer.json().get("detail").stringValue()).contains(rule);
  }

  @Test
  void moreCasesThanAllowedAreRefusedWhole() {
    String cases =
        IntStream.rangeClosed(0, MarginController.MOST_CASES)
            .mapToObj(_ -> "1")
            .collect(Collectors.joining(","));

    Answer answer = post("value", "{\"cases\":[" + cases + "]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("detail").stringValue())
        .isEqualTo("cases must hold 1 to 1000 cases, holds 1001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"value", "preview", "size"})
  void aBodyLargerThanTheLimitIsRefused(String what) {
    Answer answer = post(what, " ".repeat((1 << 20) + 1));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
  }

  @Test
  void anotherKindOfBodyAndAnotherMethodAreRefused() {
    Answer form =
        api.send(
            api.to("/v1/margin/value")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("cases=1")));
    assertThat(form.status()).isEqualTo(415);
    assertThat(form.code()).isEqualTo("MEDIA_TYPE_UNSUPPORTED");

    assertThat(api.get("/v1/margin/value", token).code()).isEqualTo("METHOD_NOT_ALLOWED");
    assertThat(post("value?id=1", "{}").code()).isEqualTo("PARAMETER_UNKNOWN");
    assertThat(post("value?at=today", "{}").code()).isEqualTo("PARAMETER_INVALID");
  }

  @Test
  void whoHasNoDeskIsRefusedHereAsEverywhere() {
    Answer answer = api.post("/v1/margin/value", api.desk(), "{\"cases\":[1]}");

    assertThat(answer.code()).isEqualTo("DESK_SCOPE_EMPTY");
  }

  @Test
  void theDocumentNamesTheFieldsThatAreRead() {
    assertThat(names(MarginPreviewFields.class)).isEqualTo(PreviewRequest.FIELDS);
    assertThat(names(MarginSizeFields.class)).isEqualTo(SizingRequest.FIELDS);
  }

  private static Set<String> names(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Answer post(String what, String body) {
    return api.post("/v1/margin/" + what, token, body);
  }
}
