package io.ringfence.api.incident;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.incident.Resolution;
import io.ringfence.reporting.evidence.Who;
import java.util.Set;

/** What somebody wants to do about an incident, out of the body that says so. */
final class StepWish {
  private static final Set<String> NAMES =
      Set.of("step", "comment", "cause", "resolution", "onBehalfOf");
  private static final int MOST_COMMENT = 4_000;
  private static final int MOST_NAME = 100;

  private StepWish() {}

  /** What can be done. */
  private enum Step {
    ACKNOWLEDGE,
    CLASSIFY,
    COMMENT,
    RESOLVE
  }

  /**
   * Reads a body.
   *
   * @throws io.ringfence.api.error.ApiException naming what breaks which rule
   */
  static IncidentDesk.Step of(String id, byte[] body, DeskAccess access) {
    JsonFields fields = JsonFields.of(body, NAMES);
    String comment = fields.optional("comment", MOST_COMMENT).orElse("");
    Who who = new Who(access.caller(), fields.optional("onBehalfOf", MOST_NAME));
    return switch (fields.constant("step", Step.class)) {
      case ACKNOWLEDGE -> incidents -> incidents.acknowledge(id, who, comment);
      case CLASSIFY -> {
        Cause cause = fields.constant("cause", Cause.class);
        yield incidents -> incidents.classify(id, who, cause, comment);
      }
      case COMMENT -> incidents -> incidents.comment(id, who, comment);
      case RESOLVE -> {
        Resolution resolution = fields.constant("resolution", Resolution.class);
        yield incidents -> incidents.resolve(id, who, resolution, comment);
      }
    };
  }
}
