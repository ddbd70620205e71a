/**
 * Event time of the operators: what belongs to one instant waits until the instant is complete, and
 * snapshots stand on a grid. Event time counts microseconds since the epoch everywhere, so that no
 * two instants of the input ever fall together.
 */
@NullMarked
package io.ringfence.streaming.instant;

import org.jspecify.annotations.NullMarked;
