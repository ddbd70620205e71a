package io.ringfence.domain.reconciliation;

import io.ringfence.domain.quantity.PositionKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One position as its venue describes it.
 *
 * @param key venue, account, instrument and side
 * @param mode what secures it
 * @param holding what it is
 * @param print what the venue computed of it
 * @param capExceptions why it can cost more than its wallet; empty: it cannot
 * @param times when it was so
 */
public record PositionUpdate(
    PositionKey key,
    MarginMode mode,
    Holding holding,
    VenuePrint print,
    Set<LossCapException> capExceptions,
    Times times) {
  /**
   * What a payload says of time; absent is unknown.
   *
   * @param changedAt when the position last changed
   * @param takenAt when the venue wrote the payload; not before {@code changedAt}
   */
  public record Times(Optional<Instant> changedAt, Optional<Instant> takenAt) {
    /** The latest instant the payload can be shown to be of. */
    public Optional<Instant> latest() {
      return takenAt.or(() -> changedAt);
    }
  }

  public PositionUpdate {
    capExceptions = Set.copyOf(capExceptions);
  }
}
