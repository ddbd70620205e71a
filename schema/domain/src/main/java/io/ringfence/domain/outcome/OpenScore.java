package io.ringfence.domain.outcome;

import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion.Move;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A move whose end is not known yet: its two positions with it and without. */
final class OpenScore {
  private static final class Life {
    private final PoolPosition position;
    private BigDecimal burned = BigDecimal.ZERO;
    private boolean over;

    Life(PoolPosition position) {
      this.position = position;
    }

    void live(Hour hour) {
      if (!over && World.dies(position, hour.ahead())) {
        over = true;
        burned = position.economics().isolatedMargin().max(BigDecimal.ZERO);
      }
    }
  }

  private final Instant at;
  private final Move move;
  private final List<Life> without = new ArrayList<>();
  private final List<Life> with = new ArrayList<>();
  private Status status;

  OpenScore(Instant at, Move move) {
    this.at = at;
    this.move = move;
    this.status = new Status.Proposed(at);
    add(after(move.recipient(), move.receivedBefore()), move.amount());
    if (move.source() instanceof Source.Donor(PoolPosition position, BigDecimal given)) {
      add(after(position, given.negate()), move.amount().negate());
    }
  }

  private static PoolPosition after(PoolPosition position, BigDecimal change) {
    return change.signum() == 0 ? position : position.with(change);
  }

  private void add(PoolPosition position, BigDecimal change) {
    without.add(new Life(position));
    with.add(new Life(position.with(change)));
  }

  void live(Hour hour) {
    without.forEach(life -> life.live(hour));
    with.forEach(life -> life.live(hour));
  }

  /** The next batch takes its place. */
  void supersede(Instant now) {
    if (status.isOpen()) {
      status = status.answered(new Status.Expired(now, Status.Cause.SUPERSEDED));
    }
  }

  Score score() {
    return new Score(
        at,
        move.stance(),
        move.recipient().key().toString(),
        move.source() instanceof Source.Donor donor ? donor.position().key().toString() : null,
        move.amount(),
        status,
        burned(without),
        burned(with));
  }

  private static BigDecimal burned(List<Life> lives) {
    return lives.stream().map(life -> life.burned).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
