package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * That a person has taken notice of an alert or of what a threshold set off. As it comes; {@link
 * AcknowledgedRow} is what is kept of it.
 *
 * @param noticeId name of the alert or action
 * @param person who
 * @param decision {@code acknowledged}, or {@code declined}: what it asks for is not done
 * @param remark in the person's words; absent: none
 */
public record AcknowledgementRow(
    String noticeId, String person, String decision, @Nullable String remark) {}
