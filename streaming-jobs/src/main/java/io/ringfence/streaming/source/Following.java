package io.ringfence.streaming.source;

import java.io.Serializable;
import java.time.Duration;

/**
 * How topics are followed that do not end.
 *
 * @param caughtUpAt ends the topics had at the start: until a partition has been read so far it
 *     holds the others back, however long nothing comes
 * @param idleAfter time without a record after which a partition that has been read so far does not
 *     hold the others back any more
 * @param mostAhead how far a record may speak of a time after that of its own record: one clock
 *     that is wrong must not end the day for everybody
 * @param remembered how long repetitions are recognised as such
 * @param heldFor how long what a partition says is kept from the others, so that one that wakes up
 *     at the same time is heard first; zero where every partition is sent heartbeats
 */
public record Following(
    TopicRange caughtUpAt,
    Duration idleAfter,
    Duration mostAhead,
    Duration remembered,
    Duration heldFor)
    implements Serializable {
  /** How long it is unless somebody says otherwise. */
  public static final Duration USUALLY_HELD = Duration.ofSeconds(1);
}
