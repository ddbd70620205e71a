package io.ringfence.api.live;

import io.ringfence.api.position.UrgentPositions;
import io.ringfence.api.question.Moment;
import io.ringfence.api.question.Questions;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.quantity.PositionKey;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Positions that a board leaves out, asked of the store one by one. */
@Component
final class BeyondTheBoard {
  private final Questions questions;
  private final UrgentPositions positions;
  private final JsonMapper json;
  private final InstantSource clock;

  BeyondTheBoard(
      Questions questions, UrgentPositions positions, JsonMapper json, InstantSource clock) {
    this.questions = questions;
    this.positions = positions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A position as it is at the instant of a look; just seen.
   *
   * @throws io.ringfence.api.error.ApiException when it is not open on a desk of the caller's
   */
  LivePositionAnswer of(LastLook.Look look, PositionKey key, DeskAccess access) {
    var asked = questions.of(new Moment(look.asOf(), null, look.run()), access);
    Instant now = clock.instant();
    return new LivePositionAnswer(
        asked.runId(), asked.asOf(), now, 0, json.writeValueAsString(positions.one(asked, key)));
  }
}
