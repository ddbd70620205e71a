package io.ringfence.streaming.source;

import org.jspecify.annotations.Nullable;

/**
 * What the enumerator keeps: the split nobody reads at the moment.
 *
 * @param split absent where a reader has it
 */
record Unassigned(@Nullable ReplaySplit split) {}
