package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * How far a run without an end is. Rests in the table {@code run_heartbeats}.
 *
 * @param state RUNNING or STOPPED
 * @param heartbeatMicros when it was said, wall clock, epoch microseconds
 * @param checkpointMicros when the last checkpoint was complete, wall clock; absent: none yet
 * @param run the run up to its last published instant
 */
public record HeartbeatRow(
    String state, long heartbeatMicros, @Nullable Long checkpointMicros, RunRow run) {}
