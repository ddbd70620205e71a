package io.ringfence.api.stress;

import io.ringfence.api.wire.TextsAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a question of stress. */
@Schema(description = "The answer to a question of stress.")
record StressAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant it is true for.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "Node whose positions are asked about.") String node,
    @Schema(description = "The question, for example `ladder`.") String view,
    @Schema(description = "What it says.") String title,
    @Schema(description = "Headings of the columns.") List<String> columns,
    @Schema(
            description =
                "A text for each column: amounts and fractions with all digits, `unknown` where"
                    + " something is, `-` where there is nothing to say.")
        List<List<String>> rows,
    @Schema(description = "Rows beyond the 5000 shown: ask for a smaller node.") int leftOut)
    implements TextsAnswer {}
