package io.ringfence.api.alert;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.question.Asked;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.ThresholdActionsQuery;

/** What somebody takes notice of. */
enum Notice {
  /** An alert. */
  ALERT(ErrorCode.ALERT_UNKNOWN, "the alert must be one of GET /v1/alerts"),
  /** What a threshold set off. */
  ACTION(ErrorCode.ACTION_UNKNOWN, "the action must be one of GET /v1/threshold-actions");

  private final ErrorCode unknown;
  private final String rule;

  Notice(ErrorCode unknown, String rule) {
    this.unknown = unknown;
    this.rule = rule;
  }

  /**
   * Refuses a name that is none of the caller's desks'.
   *
   * @throws ApiException when it is none
   */
  void require(String id, Asked asked) {
    if (!isTold(id, asked)) {
      throw new ApiException(unknown, rule);
    }
  }

  private boolean isTold(String id, Asked asked) {
    return switch (this) {
      case ALERT ->
          !asked.ask(AlertsBetweenQuery::new, all -> all.named(asked.runId(), id)).isEmpty();
      case ACTION ->
          !asked.ask(ThresholdActionsQuery::new, all -> all.named(asked.runId(), id)).isEmpty();
    };
  }
}
