package io.ringfence.api.question;

import io.ringfence.reporting.query.RunQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a run stands, by what it said of itself last. */
@Schema(
    description =
        "COMPLETED: it came to the end of its input. RUNNING: it follows topics without an end and"
            + " publishes as it goes, or is down where its heartbeat is old. STOPPED: it followed"
            + " them until it was told to stop, and can go on. UNFINISHED: it has rows and has said"
            + " nothing of itself, so it is going on or was cut off.")
public enum RunState {
  COMPLETED,
  RUNNING,
  STOPPED,
  UNFINISHED;

  static RunState of(RunQuery.@Nullable Endless endless) {
    if (endless == null) {
      return COMPLETED;
    }
    return endless.stopped() ? STOPPED : RUNNING;
  }
}
