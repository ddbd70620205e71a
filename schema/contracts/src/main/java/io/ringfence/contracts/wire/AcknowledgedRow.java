package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * A person has taken notice of a message. Rests in the table {@code acknowledgements}: one row for
 * each message, person and decision.
 *
 * @param acknowledgedMicros when, epoch microseconds
 * @param recordedMicros when Ringfence knew of it: the same, or the first instant that was not
 *     complete when it came in, epoch microseconds
 * @param noticeId name of the alert or action
 * @param notice {@code alert} or {@code action}
 * @param node node the message concerns
 * @param noticeMicros source time of the message, epoch microseconds
 * @param waitedMicros from then to the acknowledgement, microseconds, at least 0
 * @param person who
 * @param decision {@code acknowledged} or {@code declined}
 * @param remark in the person's words; absent: none
 */
public record AcknowledgedRow(
    long acknowledgedMicros,
    long recordedMicros,
    String noticeId,
    String notice,
    String node,
    long noticeMicros,
    long waitedMicros,
    String person,
    String decision,
    @Nullable String remark) {}
