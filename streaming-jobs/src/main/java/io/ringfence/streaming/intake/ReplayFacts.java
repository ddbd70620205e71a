package io.ringfence.streaming.intake;

import java.io.Serializable;

/**
 * What is known of a replay once its files have been read.
 *
 * @param firstMicros time of the first event, epoch microseconds
 * @param lastMicros time of the last event, epoch microseconds: the as-of of the run
 * @param firstMarketMicros time of the first mark or funding settlement, or of the last event where
 *     there is none, epoch microseconds: snapshots begin here
 * @param receivedRows data rows of all files inside the window
 */
public record ReplayFacts(
    long firstMicros, long lastMicros, long firstMarketMicros, long receivedRows)
    implements Serializable {}
