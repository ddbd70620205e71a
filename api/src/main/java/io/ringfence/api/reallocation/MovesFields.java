package io.ringfence.api.reallocation;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** Shape of a batch, for the document; bodies are read as a stream. */
@Schema(description = "Moves of margin in one pool that are made together.")
record MovesFields(
    @Schema(description = "1 to 100 moves.", requiredMode = RequiredMode.REQUIRED)
        List<MoveFields> moves,
    @Schema(description = "Fraction a mark may move until it is approved, 0 to 0.1; absent: 0.01.")
        String markTolerance,
    @Schema(description = "Why.", requiredMode = RequiredMode.REQUIRED) String reason,
    @Schema(description = "Run; absent: the one that reaches furthest.") String run,
    @Schema(description = "Instant of it that was looked at; absent: its last.") String asOf) {
  /** Shape of a move. */
  @Schema(description = "A move of margin.")
  record MoveFields(
      @Schema(
              description = "`venue/account/instrument/side`.",
              requiredMode = RequiredMode.REQUIRED)
          String position,
      @Schema(
              description = "Margin to put in, below 0: to take out.",
              requiredMode = RequiredMode.REQUIRED)
          String amount) {}
}
