package io.ringfence.streaming.live;

import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.terms.StaleAfter;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Terms of a run of the live path.
 *
 * @param basis which price plays the mark
 * @param ends offsets the partitions had when the job was started: what is there is applied in the
 *     order of time
 * @param idleAfter how long nothing may come of what was there until nobody waits for more of it
 * @param conflateBeyond marks older than this when they arrive are conflated, once nothing of what
 *     was there is left
 * @param staleAfter age from which a mark is stale
 * @param staleBy what the age is counted from
 * @param totalsEvery how often totals that have changed are told
 */
public record LiveTerms(
    MarkBasis basis,
    Map<String, Long> ends,
    Duration idleAfter,
    Duration conflateBeyond,
    StaleAfter staleAfter,
    StaleBy staleBy,
    Duration totalsEvery)
    implements Serializable {
  /** Copies the ends. */
  public LiveTerms {
    ends = new TreeMap<>(ends);
  }
}
