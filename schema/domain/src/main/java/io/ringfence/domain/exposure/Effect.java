package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that followed from an applied event. */
public sealed interface Effect {
  /** What changed a position. */
  enum Change {
    VERSION,
    ADD,
    REMOVE,
    FEE,
    FUNDING,
    CLOSE,
    LIQUIDATION,
    RULES,
    STOPS,
    PARTIAL_LIQUIDATION,
    ADL,
    /** It met its requirement in a run that is no simulation: nothing else has changed. */
    PRESUMPTION;

    static Change of(WalletEvent.Kind kind) {
      return switch (kind) {
        case ADD -> ADD;
        case REMOVE -> REMOVE;
        case FEE -> FEE;
      };
    }
  }

  /**
   * A position changed: the row of its history.
   *
   * @param after the position after the change
   * @param change what changed it
   * @param at source time
   * @param sequence of the row that caused it; absent for funding, liquidation and rules
   * @param amount signed change of the wallet by an event, settlement asset, or of the account
   *     where the venue settles funding with it; of a version or a close, what it is said to have
   *     realised; absent: nothing is said
   * @param resultUnknown whether a row closed the position, or part of it, without saying what that
   *     realised
   */
  record PositionChanged(
      PositionState after,
      Change change,
      Instant at,
      @Nullable Long sequence,
      @Nullable BigDecimal amount,
      boolean resultUnknown)
      implements Effect {
    /** A change whose result is known, or that has none. */
    public PositionChanged(
        PositionState after,
        Change change,
        Instant at,
        @Nullable Long sequence,
        @Nullable BigDecimal amount) {
      this(after, change, at, sequence, amount, false);
    }

    /** What is known of what the change realised for the holder, settlement asset. */
    public BigDecimal realised() {
      return switch (change) {
        case FEE, FUNDING, LIQUIDATION, PARTIAL_LIQUIDATION, ADL, VERSION, CLOSE ->
            amount == null ? BigDecimal.ZERO : amount;
        case ADD, REMOVE, RULES, STOPS, PRESUMPTION -> BigDecimal.ZERO;
      };
    }
  }

  /**
   * A level was reached.
   *
   * @param position the position
   * @param level the level
   * @param exposure what it was reached with
   * @param at source time
   */
  record LevelReached(
      PositionState position, AlertLevels.Level level, MarginExposure exposure, Instant at)
      implements Effect {}

  /**
   * A position met its requirement in a run that is no simulation. A {@link PositionChanged} with
   * its presumption follows; only the venue's report ends it.
   *
   * @param before the position as it was
   * @param exposure at the mark that met it
   * @param at source time
   */
  record Presumed(PositionState before, MarginExposure exposure, Instant at) implements Effect {}

  /**
   * A position met its requirement and ended. A {@link PositionChanged} with its end follows.
   *
   * @param before the position as it was
   * @param exposure at the mark, or the venue's fill, that ended it
   * @param at source time
   * @param presumed whether it follows from the rules; false: the venue said so
   */
  record Liquidated(PositionState before, MarginExposure exposure, Instant at, boolean presumed)
      implements Effect {
    /** What the holder loses: the wallet, settlement asset. */
    public BigDecimal loss() {
      return before.economics().isolatedMargin();
    }

    /** What the gap lost beyond the wallet, settlement asset, at least 0: the venue's. */
    public BigDecimal deficit() {
      return exposure.equity().negate().max(BigDecimal.ZERO);
    }
  }
}
