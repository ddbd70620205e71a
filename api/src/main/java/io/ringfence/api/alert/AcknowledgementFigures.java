package io.ringfence.api.alert;

import io.ringfence.reporting.query.AcknowledgementsQuery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody took notice of an alert or of what a threshold set off. */
@Schema(
    name = "Acknowledgement",
    description = "That somebody took notice of an alert or of what a threshold set off.")
record AcknowledgementFigures(
    @Schema(description = "Name of the alert or action.") String alertId,
    @Schema(description = "Who.") String person,
    @Schema(description = "`acknowledged`, or `declined`: what it asks for is not done.")
        String decision,
    @Schema(description = "In the person's words; null: none.") @Nullable String remark,
    @Schema(description = "When.") Instant at,
    @Schema(description = "Whether the stream has stored it.") State state) {
  /** How far it has come. */
  enum State {
    /** It was handed to the stream, which has not stored it yet. */
    PENDING,
    /** It is in the table. */
    STORED
  }

  static AcknowledgementFigures stored(AcknowledgementsQuery.Row row) {
    return new AcknowledgementFigures(
        row.noticeId(), row.person(), row.decision(), row.remark(), row.at(), State.STORED);
  }

  /** Whether both say the same of the same. */
  boolean repeats(AcknowledgementFigures other) {
    return alertId.equals(other.alertId)
        && person.equals(other.person)
        && decision.equals(other.decision);
  }
}
