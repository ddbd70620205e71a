package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calculator as a shell runs it: standard input, standard output, exit code. */
class MarginIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  @Test
  void thePublishedFiguresComeOutOfTheRealProcess() throws IOException {
    List<JsonNode> published = published();
    StringBuilder lines = new StringBuilder();
    published.forEach(line -> lines.append(line.get("case")).append('\n'));

    try (Command command =
        Command.ringfence(folder, "margin")
            .run(lines.toString().getBytes(StandardCharsets.UTF_8))) {
      assertThat(command.exitCode()).as(command.err()).isZero();
      List<String> answers = command.out().lines().toList();
      assertThat(answers).hasSameSizeAs(published);
      for (int i = 0; i < answers.size(); i++) {
        assertPublished(published.get(i), JSON.readTree(answers.get(i)));
      }
    }
  }

  @Test
  void aBadLineIsAnsweredWithItsErrorAndTheExitCodeIsTwo() throws IOException {
    String good = published().getFirst().get("case").toString();
    String lines = good + "\n{\"id\":\"bad\",\"quantity\":\"-1\"}\n" + good;

    try (Command command =
        Command.ringfence(folder, "margin").run(lines.getBytes(StandardCharsets.UTF_8))) {
      assertThat(command.exitCode()).isEqualTo(2);
      List<String> answers = command.out().lines().toList();
      assertThat(answers).hasSize(3);
      assertThat(answers.get(1))
          .isEqualTo("{\"id\":\"bad\",\"line\":2,\"error\":\"quantity must be > 0, was -1\"}");
      assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }
  }

  @Test
  void theTableHasNoColoursWhereNobodyLooks() throws IOException {
    String good = published().getFirst().get("case").toString();

    try (Command command =
        Command.ringfence(folder, "margin", "--table").run(good.getBytes(StandardCharsets.UTF_8))) {
      assertThat(command.exitCode()).isZero();
      assertThat(command.out()).contains("liquidationPrice").doesNotContain("\u001b");
    }
  }

  private static void assertPublished(JsonNode published, JsonNode answer) {
    String id = published.at("/case/id").asText();
    assertThat(answer.get("id").asText()).isEqualTo(id);
    published
        .get("published")
        .properties()
        .forEach(
            figure -> {
              JsonNode ours = answer.at("/result/" + figure.getKey());
              if (figure.getValue().get("value").asText().matches("-?[0-9][0-9.]*")) {
                assertThat(decimal(ours).subtract(decimal(figure.getValue().get("value"))).abs())
                    .as("%s %s", id, figure.getKey())
                    .isLessThanOrEqualTo(decimal(figure.getValue().get("within")));
              }
            });
  }

  private static BigDecimal decimal(JsonNode text) {
    return new BigDecimal(text.asText());
  }

  private static List<JsonNode> published() throws IOException {
    List<JsonNode> binding = new ArrayList<>();
    Path file =
        Repository.root()
            .resolve("schema/contracts/src/test/resources/calculator/published-figures.jsonl");
    for (String line : Files.readAllLines(file)) {
      JsonNode published = JSON.readTree(line);
      if (published.get("binding").asBoolean()) {
        binding.add(published);
      }
    }
    return binding;
  }
}
