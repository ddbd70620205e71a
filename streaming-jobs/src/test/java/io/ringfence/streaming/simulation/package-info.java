/**
 * The whole job on a virtual clock: Flink's graph of it, its operators with their state, timers and
 * watermarks, the sink's writers and committers, and a server in memory, all moved by one thread
 * whose every choice comes from a seed. Crashes, reordering, repetition and faults of the server
 * are such choices, so a seed that fails fails again in the same way.
 */
@NullMarked
package io.ringfence.streaming.simulation;

import org.jspecify.annotations.NullMarked;
