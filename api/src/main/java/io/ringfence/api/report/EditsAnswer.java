package io.ringfence.api.report;

import io.ringfence.api.errand.Ended;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was written into a decision book, and what becomes of it. */
@Schema(description = "What was written into a decision book, and what becomes of it.")
record EditsAnswer(
    @Schema(description = "Name of the report.") String report,
    @Schema(description = "Whether every move can be proposed; nothing is done by it.")
        boolean accepted,
    @Schema(description = "Every edited cell: sheet, cell, row, was, is.") List<String> edits,
    @Schema(description = "Every move with its effect, or why it cannot be proposed.")
        List<String> moves,
    @Schema(description = "Why it is refused; null: it is not.") @Nullable String refusal) {
  private static final String EDITED = "edited ";
  private static final String MOVE = "move ";

  /** What the program said. */
  static EditsAnswer of(String report, Ended ended, String refusal) {
    return new EditsAnswer(
        report,
        ended.isDone(),
        lines(ended, EDITED),
        lines(ended, MOVE),
        ended.isDone() ? null : Objects.requireNonNull(refusal));
  }

  private static List<String> lines(Ended ended, String prefix) {
    return ended.lines().stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .toList();
  }
}
