package io.ringfence.streaming.tick;

/**
 * A mark or an event that was not applied; the book is as it was before.
 *
 * @param instrument number of the instrument
 * @param position id of the position; 0 for marks and funding
 * @param kind what it was: MARK or the kind of the event
 * @param reason which rule it breaks
 * @param receivedMicros when the first of its batch reached us, epoch microseconds
 */
public record TickReject(
    int instrument, long position, String kind, String reason, long receivedMicros) {}
