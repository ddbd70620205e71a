package io.ringfence.contracts.wire;

/**
 * That there is a message which can be acknowledged.
 *
 * @param noticeId its name
 * @param notice {@code alert} or {@code action}
 * @param node node it concerns
 * @param atMicros its source time, epoch microseconds
 */
public record NoticeRow(String noticeId, String notice, String node, long atMicros) {}
