package io.ringfence.contracts.calculator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.calculator.Venues;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CaseLinesTest {
  private static final String PACK_CASE =
      """
      {"id":"p","venue":"binance","instrument":"BTCUSDT","side":"long","quantity":"1",\
      "entryPrice":"60000","isolatedMargin":"3000","wanted":["liquidationPrice"]}""";

  @Test
  void aCaseWithoutTiersIsValuedByTheRulePackInForceAndSaysSo() {
    JsonNode answer = Lines.answer(PACK_CASE);

    assertThat(answer.at("/result/liquidationPrice").asText())
        .isEqualTo("57236.180904522613065327");
    assertThat(answer.get("rulePack").asText()).isEqualTo("binance-usdm@2024-10-24");
    assertThat(answer.has("extrapolated")).isFalse();
  }

  @Test
  void everyVenueWithARulePackIsKnown() {
    assertThat(RulePacks.ofClassPath().venues()).isNotEmpty().allMatch(Venues::knows);
  }

  @Test
  void aPriceThatNoPositivePriceIsIsNullWithTheReasonNone() {
    JsonNode answer = Lines.answer(PACK_CASE.replace("\"3000\"", "\"60000\""));

    assertThat(answer.at("/result/liquidationPrice").isNull()).isTrue();
    assertThat(answer.at("/why/liquidationPrice").asText()).isEqualTo("NONE");
  }

  @Test
  void aBankruptPositionHasNoMarginRatio() {
    JsonNode answer =
        Lines.answer(
            PACK_CASE
                .replace(
                    "\"wanted\"",
                    "\"markPrice\":\"50000\",\"marginRatioDef\":\"mm/equity\",\"wanted\"")
                .replace("liquidationPrice", "marginRatio"));

    assertThat(answer.at("/result/marginRatio").isNull()).isTrue();
    assertThat(answer.at("/why/marginRatio").asText()).isEqualTo("BANKRUPT");
  }

  @Test
  void answersDoNotDependOnHowTheStreamIsCut() throws IOException {
    String lines =
        PublishedCase.kept().stream()
            .map(it -> it.line().toString())
            .collect(Collectors.joining("\n"));
    byte[] whole = answered(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));

    for (long seed = 1; seed <= 5; seed++) {
      InputStream cut = new Dribble(lines.getBytes(StandardCharsets.UTF_8), new Random(seed));
      assertThat(answered(cut)).as("seed %d", seed).isEqualTo(whole);
    }
  }

  @Test
  void anAnswerIsThereBeforeTheNextCaseIsWaitedFor() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream asking =
        new InputStream() {
          private final byte[] line = (PACK_CASE + "\n").getBytes(StandardCharsets.UTF_8);
          private int sent;

          @Override
          public int read() {
            throw new AssertionError("one byte at a time");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(sent);
            if (sent == 3) {
              return -1;
            }
            System.arraycopy(line, 0, bytes, offset, line.length);
            sent++;
            return line.length;
          }
        };

    CaseLines.Totals totals = Lines.answer(asking, out);

    assertThat(totals).isEqualTo(new CaseLines.Totals(3, 0));
  }

  @Test
  void aLastLineWithoutAnEndIsReadAndCarriageReturnsDoNotMatter() {
    List<JsonNode> answers = Lines.answers("\r\n" + PACK_CASE + "\r\n" + PACK_CASE);

    assertThat(answers).hasSize(2);
    assertThat(answers.get(0)).isEqualTo(answers.get(1));
  }

  private static byte[] answered(InputStream in) throws IOException {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Lines.answer(in, out);
      return out.toByteArray();
    }
  }

  /** Gives its bytes in pieces of any size. */
  private static final class Dribble extends ByteArrayInputStream {
    private final Random dice;

    Dribble(byte[] bytes, Random dice) {
      super(bytes);
      this.dice = dice;
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(length, 1 + dice.nextInt(700)));
    }
  }
}
