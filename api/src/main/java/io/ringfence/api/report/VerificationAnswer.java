package io.ringfence.api.report;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a check of a workbook comes to. */
@Schema(description = "What a check of a workbook comes to.")
record VerificationAnswer(
    @Schema(description = "The answer.") Verdict verdict,
    @Schema(description = "The answer with its place or reason, one line.") String line,
    @Schema(description = "What is not as it was issued: sheet, cell, was, is; at most 200.")
        List<String> changes,
    @Schema(description = "Who, when and what, ledger and sign-off; empty where it cannot be told.")
        List<String> details,
    @Schema(description = "What it is, for example `risk-pack`; null: it cannot be told.")
        @Nullable String report,
    @Schema(description = "Node it is about; null: it cannot be told.") @Nullable String node,
    @Schema(description = "Name of the run; null: it cannot be told.") @Nullable String run,
    @Schema(description = "Instant it is true for; null: it cannot be told.") @Nullable String asOf,
    @Schema(description = "Its number in the ledger; null: it cannot be told.")
        @Nullable String export,
    @Schema(description = "SHA-256 of its payload; null: it cannot be told.")
        @Nullable String payloadHash) {
  /** What a check can come to. */
  enum Verdict {
    /** Every byte is as it was issued. */
    INTACT,
    /** Saved again by some program; every cell is as it was issued. */
    RE_SAVED,
    /** Something is not as it was issued. */
    ALTERED,
    /** As it was issued, and replaced since. */
    SUPERSEDED,
    /** Nobody signed it. */
    UNSIGNED,
    /** Signed by another key than this server's. */
    WRONG_KEY;

    /** By the exit code of the check. */
    static Verdict of(int status, String line) {
      return switch (status) {
        case 0 -> INTACT;
        case 5 -> RE_SAVED;
        case 6 -> ALTERED;
        case 7 -> SUPERSEDED;
        case 8 -> line.startsWith("WRONG") ? WRONG_KEY : UNSIGNED;
        default -> throw new IllegalStateException("a check must not end with " + status);
      };
    }
  }

  /** What the program said. */
  static VerificationAnswer of(int status, JsonNode said) {
    String line = said.path("line").stringValue();
    JsonNode facts = said.path("facts");
    return new VerificationAnswer(
        Verdict.of(status, line),
        line,
        texts(said.path("changes")),
        texts(said.path("details")),
        text(facts, "report"),
        text(facts, "node"),
        text(facts, "run"),
        text(facts, "asOf"),
        text(facts, "export"),
        text(facts, "payloadHash"));
  }

  private static @Nullable String text(JsonNode facts, String name) {
    return facts.path(name).isString() ? facts.path(name).stringValue() : null;
  }

  private static List<String> texts(JsonNode all) {
    List<String> texts = new ArrayList<>();
    all.forEach(one -> texts.add(one.stringValue()));
    return texts;
  }
}
