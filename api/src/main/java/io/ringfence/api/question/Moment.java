package io.ringfence.api.question;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a caller asks about, as it came with the request.
 *
 * @param asOf instant the answer is to be true for; absent: the run's last event
 * @param asKnown facts recorded later are left out; absent: all that is known
 * @param run name of the run; absent: the one that reaches furthest
 */
public record Moment(
    @Parameter(
            description = "Instant, from the run's first to its last event; absent: the last.",
            example = "2025-10-10T21:15:00Z")
        @Nullable Instant asOf,
    @Parameter(
            description =
                "Facts recorded later are left out; absent: none is. The same `run`, `asOf` and"
                    + " `asKnown` give the same answer for ever.",
            example = "2025-10-10T21:20:00Z")
        @Nullable Instant asKnown,
    @Parameter(
            description = "Name of a run; absent: the one that reaches furthest.",
            example = "replay-5f0c6a527b0e")
        @Size(min = 1, max = LONGEST_RUN)
        @Nullable String run) {
  /** Most characters of a run's name. */
  static final int LONGEST_RUN = 200;
}
