package io.ringfence.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.domain.calculator.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GOOD =
      """
      {"id":"good","venue":"binance","instrument":"BTCUSDT","side":"long","quantity":"1",\
      "entryPrice":"60000","markPrice":"59000","isolatedMargin":"3000",\
      "wanted":["liquidationPrice","unrealisedPnl"]}
      """;
  private static final String NONE =
      GOOD.replace("good", "no price").replace("\"3000\"", "\"60000\"");
  private static final String BAD = GOOD.replace("good", "b\\u001b[31m").replace("\"1\"", "\"0\"");
  private static final List<String> POSITION =
      List.of(
          "margin",
          "preview",
          "--venue",
          "binance",
          "--instrument",
          "BTCUSDT",
          "--side",
          "long",
          "--quantity",
          "0.5",
          "--entry",
          "60000",
          "--mark",
          "61000",
          "--leverage",
          "20",
          "--margin",
          "2000",
          "--at",
          "2024-10-24T12:00:00Z");
  private static final List<String> TRADE =
      List.of(
          "margin",
          "size",
          "--venue",
          "binance",
          "--instrument",
          "BTCUSDT",
          "--side",
          "long",
          "--entry",
          "60000",
          "--leverage",
          "10",
          "--capital",
          "100000",
          "--step",
          "0.001",
          "--taker-fee",
          "0.0005",
          "--fee-paid-by",
          "account",
          "--at",
          "2024-10-24T12:00:00Z");

  @TempDir Path folder;

  @Test
  void theHelpNamesEveryFigure() {
    String help = CommandRun.of(folder, "margin", "--help").out();

    assertThat(Figure.values()).allMatch(figure -> help.contains(figure.key()));
  }

  @Test
  void everyLineAnsweredIsDone() throws IOException {
    CommandRun run = margin(GOOD + NONE);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    List<JsonNode> answers = answers(run);
    assertThat(answers.get(0).at("/result/liquidationPrice").asText())
        .isEqualTo("57236.180904522613065327");
    assertThat(answers.get(0).get("extrapolated").asBoolean()).isTrue();
    assertThat(answers.get(1).at("/why/liquidationPrice").asText()).isEqualTo("NONE");
  }

  @Test
  void aRefusedLineIsWrongInputAndTheOthersAreAnswered() throws IOException {
    CommandRun run = margin(GOOD + BAD + NONE);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("warning: 1 of 3 lines were refused: each says why");
    assertThat(answers(run)).hasSize(3);
    assertThat(answers(run).get(1).get("error").asText()).isEqualTo("quantity must be > 0, was 0");
  }

  @Test
  void theRulePackIsTheOneInForceAtTheInstantAskedFor() throws IOException {
    CommandRun run = margin(GOOD, "--at", "2024-10-24T12:00:00Z");

    assertThat(answers(run).getFirst().has("extrapolated")).isFalse();
  }

  @Test
  void theTableIsAlignedAndOutsideTextCannotSteerTheTerminal() throws IOException {
    CommandRun run = margin(GOOD + NONE + BAD, "--table");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out().lines())
        .contains(
            "good  binance-usdm@2024-10-24 extrapolated",
            "  liquidationPrice                       57236.180904522613065327",
            "  unrealisedPnl                                             -1000",
            "  liquidationPrice                                           NONE",
            "b?[31m (line 3)  refused: quantity must be > 0, was 0");
    assertThat(run.out()).doesNotContain("\u001b");
  }

  @Test
  void theWorkingHasInputsTierFormulaAndRounding() throws IOException {
    CommandRun run = margin(GOOD + NONE, "--explain");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("liquidationPrice = 57236.180904522613065327")
        .contains("W      = 3000")
        .contains("maintenance rate, tier 2")
        .contains("(B - σ a) / (1 - σ r)")
        .contains("rounding: ")
        .contains("liquidationPrice = NONE")
        .contains("none: ");
  }

  @Test
  void theWorkingOfAYesOrNoShowsWhatWasCompared() throws IOException {
    CommandRun run = margin(GOOD.replace("unrealisedPnl", "liquidatable"), "--explain");

    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            " liquidatable = no",
            " M = 2000 W + U(P) (equity at the mark)",
            " R = 245 by the tier (requirement at the mark)",
            " W + U(P) at or below the requirement (Aster: below)");
  }

  @Test
  void aPreviewShowsPriceDistanceAndTheThreeLossesBeforeAndAfterEachChange() throws IOException {
    CommandRun run =
        run(
            POSITION,
            "--add",
            "500",
            "--remove",
            "99999",
            "--new-leverage",
            "25",
            "--paid-in",
            "2100");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            " NOW ADD 500 REMOVE 99999 LEVERAGE 25",
            "bankruptcy price 56000 55000 refused 56000",
            "equity 2500 3000 refused 2500",
            "loss: cap 2000 2500 refused 2000",
            "loss: still to lose 2500 3000 refused 2500",
            "loss: lifetime cap 2100 2600 refused 2100")
        .anyMatch(line -> line.startsWith("distance 7.82 % 9.47 % refused"))
        .anyMatch(line -> line.startsWith("refused REMOVE 99999: at most "));
  }

  @Test
  void aPreviewInJsonHasTheSameFigures() throws IOException {
    CommandRun run = run(POSITION, "--json", "--add", "500");

    JsonNode answer = JSON.readTree(run.out());
    assertThat(answer.at("/before/equity").asText()).isEqualTo("2500");
    assertThat(answer.at("/before/lifetimeCap").isNull()).isTrue();
    assertThat(answer.at("/changes/0/after/cap").asText()).isEqualTo("2500");
    assertThat(answer.at("/rulePack").asText()).isEqualTo("binance-usdm@2024-10-24");
  }

  @Test
  void aTradeIsSizedInFiveStepsEachWithItsVerdict() throws IOException {
    CommandRun run = run(TRADE, "--at-risk", "0.02", "--stop", "56000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().limit(6).skip(1))
        .allMatch(line -> line.contains("PASSED"))
        .extracting(line -> line.substring(0, 3))
        .containsExactly("1 B", "2 M", "3 L", "4 S", "5 C");
    assertThat(run.out()).contains("0.331").contains("accepted").doesNotContain("not accepted");
  }

  @Test
  void aTradeWhoseStopLiesBeyondLiquidationIsNotAccepted() throws IOException {
    CommandRun run = run(TRADE, "--at-risk", "0.02", "--stop", "50000");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("4 STOP      FAILED").contains("not accepted");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--at-risk, 2, '1], was 2'",
    "--at-risk, NaN, atRisk must be a decimal number",
    "--stop, -1, stopPrice must be > 0"
  })
  void aFigureOfATradeThatBreaksItsRuleIsNamed(String option, String value, String expected) {
    List<String> line = new ArrayList<>(TRADE);
    if (!option.equals("--at-risk")) {
      line.addAll(List.of("--at-risk", "0.02"));
    }
    CommandRun run = run(line, option, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(expected);
  }

  @Test
  void theBenchmarkCountsOnlyWhereAllAnswersAreEqual() throws IOException {
    CommandRun run =
        run(List.of("bench", "margin"), "--json", "--lines", "300", "--rounds", "1", "--seed", "7");

    assertThat(run.exitCode()).isZero();
    List<JsonNode> lines = answers(run);
    assertThat(lines).hasSize(2).allMatch(line -> line.get("digestEqual").asBoolean());
    assertThat(lines.get(0).get("peer").asText()).isEqualTo("ringfence");
    assertThat(lines.get(0).get("target").asText()).isEqualTo("50000");
    assertThat(lines.get(1).get("target").isNull()).isTrue();
  }

  private CommandRun margin(String lines, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("cases.jsonl"), lines);
    List<String> arguments = new ArrayList<>(List.of("margin"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    return CommandRun.of(folder, arguments.toArray(String[]::new));
  }

  private CommandRun run(List<String> command, String... options) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of(options));
    return CommandRun.of(folder, arguments.toArray(String[]::new));
  }

  private static List<JsonNode> answers(CommandRun run) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }
}
