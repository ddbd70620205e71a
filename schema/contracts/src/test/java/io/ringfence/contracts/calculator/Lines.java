package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.contracts.rulepack.RulePacks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The calculator as the command uses it: bytes in, bytes out. */
final class Lines {
  private static final Instant AT = Instant.parse("2024-10-24T12:00:00Z");
  private static final RulePacks PACKS = RulePacks.ofClassPath();
  private static final JsonMapper JSON = new JsonMapper();

  private Lines() {}

  /** The answer to one line. */
  static JsonNode answer(String line) {
    List<JsonNode> answers = answers(line);
    if (answers.size() != 1) {
      throw new AssertionError("one line must have one answer, has " + answers);
    }
    return answers.getFirst();
  }

  /** The answers to lines. */
  static List<JsonNode> answers(String lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    answer(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out);
    return out.toString(StandardCharsets.UTF_8).lines().map(Lines::parsed).toList();
  }

  static CaseLines.Totals answer(InputStream in, ByteArrayOutputStream out) {
    CaseReader reader = new CaseReader(new PackRules(() -> PACKS, AT));
    try (AnswerLines sink = AnswerLines.to(out)) {
      return new CaseLines(reader).answer(in, sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
