package io.ringfence.contracts.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of venues, their documentation and third parties' tests, through the command's path. */
class PublishedFiguresTest {
  static Stream<PublishedCase> binding() {
    return PublishedCase.kept().stream().filter(PublishedCase::binding);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("binding")
  void theFiguresAreThePublishedOnes(PublishedCase published) {
    assertMet(published);
  }

  @Test
  void theFiguresAreThoseOfTheCollectionBesideTheRepository() throws IOException {
    List<PublishedCase> collected = PublishedCase.collected();
    assertThat(collected).hasSizeGreaterThanOrEqualTo(168);
    collected.stream().filter(PublishedCase::binding).forEach(PublishedFiguresTest::assertMet);
  }

  private static void assertMet(PublishedCase published) {
    JsonNode answer = Lines.answer(published.line().toString());
    assertThat(answer.path("error").asText("")).as(published.id()).isEmpty();
    published
        .figures()
        .forEach(
            (figure, expected) ->
                assertThat(expected.isMetBy(answer.at("/result/" + figure)))
                    .as("%s %s: %s, published %s", published.id(), figure, answer, expected)
                    .isTrue());
  }

  @Test
  void everyTypeAndGenerationIsAmongThem() {
    List<PublishedCase> cases = binding().toList();
    assertThat(cases).hasSize(161);
    assertThat(cases.stream().map(it -> it.line().get("type").asText()).distinct())
        .containsExactlyInAnyOrder("position", "operation", "tier", "tierStep", "tierTable");
    assertThat(cases.stream().map(it -> it.line().get("model").asText()).distinct()).hasSize(10);
  }

  @Test
  void disputedFiguresAreNotMet() {
    Map<Boolean, List<PublishedCase>> met =
        PublishedCase.kept().stream()
            .filter(it -> !it.binding())
            .collect(Collectors.partitioningBy(PublishedFiguresTest::isMet));
    assertThat(met.get(true)).isEmpty();
    assertThat(met.get(false)).hasSize(7);
  }

  private static boolean isMet(PublishedCase published) {
    JsonNode answer = Lines.answer(published.line().toString());
    return published.figures().entrySet().stream()
        .allMatch(it -> it.getValue().isMetBy(answer.at("/result/" + it.getKey())));
  }
}
