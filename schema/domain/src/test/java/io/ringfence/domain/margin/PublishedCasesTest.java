package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures that venues and third parties printed, to the digits they were printed with. */
class PublishedCasesTest {
  private static final int CASES = 150;
  private static final Pattern COMMA = Pattern.compile(",");

  static Stream<PublishedCase> cases() {
    var stream = PublishedCasesTest.class.getResourceAsStream("/margin/published-cases.txt");
    try (var reader =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(PublishedCase::parse)
          .toList()
          .stream();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyFigureIsTheOneThatWasPrinted(PublishedCase asked) {
    PublishedFigure answers = new PublishedFigure(asked);
    asked
        .expected()
        .forEach(
            (figure, printed) -> {
              if (figure.equals("liquidatable")) {
                assertThat(answers.liquidatable()).isEqualTo(Boolean.parseBoolean(printed));
              } else {
                assertPrinted(asked.id() + " " + figure, answers.answer(figure), printed);
              }
            });
  }

  private static void assertPrinted(String name, List<BigDecimal> answers, String printed) {
    int mark = printed.indexOf('~');
    BigDecimal tolerance = mark < 0 ? BigDecimal.ZERO : dec(printed.substring(mark + 1));
    List<BigDecimal> figures =
        Stream.of(COMMA.split(mark < 0 ? printed : printed.substring(0, mark), -1))
            .map(BigDecimal::new)
            .toList();
    assertThat(answers).as(name).hasSameSizeAs(figures);
    for (int i = 0; i < figures.size(); i++) {
      assertThat(answers.get(i)).as(name).isCloseTo(figures.get(i), Offset.offset(tolerance));
    }
  }

  @Test
  void everyGenerationAndEveryKindOfContractIsAmongThem() {
    List<PublishedCase> cases = cases().toList();

    assertThat(cases).hasSize(CASES);
    assertThat(new TreeSet<>(cases.stream().map(PublishedCase::model).toList()))
        .containsExactly(
            "bitmex",
            "bybit-fee-to-close",
            "bybit-legacy-inverse",
            "bybit-legacy-rounded",
            "entry-mm",
            "htx",
            "kucoin-v1",
            "nautilus",
            "okx-tick",
            "standard");
    assertThat(cases).extracting(PublishedCase::kind).contains(ContractKind.values());
  }
}
