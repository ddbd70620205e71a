package io.ringfence.api.live;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ringfence.api.position.PositionFigures;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A position as the board shows it. */
@Schema(
    name = "LivePosition",
    description = "A position of the newest run from memory, and how old that is.")
record LivePositionAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant the run reaches; null: it has no rows.") @Nullable Instant asOf,
    @Schema(description = "When the store was looked at last, wall clock.") Instant seenAt,
    @Schema(description = "How long ago that was, milliseconds.") long ageMillis,
    @Schema(implementation = PositionFigures.class) @JsonRawValue String position) {}
