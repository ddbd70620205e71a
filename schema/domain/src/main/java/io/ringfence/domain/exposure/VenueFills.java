package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.position.PositionEvent.VenueFill;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.position.PositionState.Status;
import org.jspecify.annotations.Nullable;

/**
 * What the venue's own fills do. A fill of the whole position ends it: a liquidation costs the
 * wallet, as the rules say, whatever the last fill realised; auto-deleveraging closes it and
 * realises what the venue says. A smaller fill leaves a smaller position with what it realised
 * settled in the wallet. A liquidation that was presumed before is confirmed and changes nothing.
 */
final class VenueFills {
  private VenueFills() {}

  /** What is to be said of a fill without applying it; null where it is to be applied. */
  static @Nullable Outcome judge(VenueFill fill, @Nullable PositionState position) {
    if (position == null || !position.isOpen()) {
      boolean confirms =
          fill.kind() == VenueFill.Kind.LIQUIDATION
              && position != null
              && position.status() == Status.LIQUIDATED;
      return confirms ? Outcome.Applied.NOTHING : Admission.refuseFlat(fill.key(), position);
    }
    int size = fill.quantity().compareTo(position.economics().quantity());
    if (size > 0) {
      return exceeds("quantity", position.economics().quantity().toPlainString(), fill);
    }
    boolean empties = position.economics().isolatedMargin().add(fill.realisedPnl()).signum() < 0;
    return size < 0 && empties
        ? exceeds("loss", position.economics().isolatedMargin().toPlainString(), fill)
        : null;
  }

  private static Outcome exceeds(String field, String most, VenueFill fill) {
    String was =
        field.equals("quantity")
            ? fill.quantity().toPlainString()
            : fill.realisedPnl().negate().toPlainString();
    return new Outcome.Rejected(
        RejectReason.FILL_EXCEEDS_POSITION,
        "%s of a fill must be at most %s of %s, was %s".formatted(field, most, fill.key(), was));
  }

  /** Applies a fill that was judged to be applicable; gives the position after it. */
  static PositionState apply(VenueFill fill, PositionState before, MarginRules rules, Step step) {
    if (fill.quantity().compareTo(before.economics().quantity()) < 0) {
      PositionState after = before.reducedBy(rules, fill);
      step.change(after, change(fill, Effect.Change.PARTIAL_LIQUIDATION), fill.realisedPnl());
      return after;
    }
    return switch (fill.kind()) {
      case LIQUIDATION -> liquidate(fill, before, rules, step);
      case ADL -> {
        PositionState after = before.ended(Status.CLOSED);
        step.change(after, Effect.Change.ADL, fill.realisedPnl());
        yield after;
      }
    };
  }

  private static Effect.Change change(VenueFill fill, Effect.Change ofLiquidation) {
    return switch (fill.kind()) {
      case LIQUIDATION -> ofLiquidation;
      case ADL -> Effect.Change.ADL;
    };
  }

  private static PositionState liquidate(
      VenueFill fill, PositionState before, MarginRules rules, Step step) {
    MarginExposure exposure =
        MarginExposure.of(rules, before.economics(), before.leverage(), fill.price());
    Effect.Liquidated liquidated = new Effect.Liquidated(before, exposure, fill.at(), false);
    PositionState after = before.ended(Status.LIQUIDATED);
    step.follows(liquidated);
    step.change(after, Effect.Change.LIQUIDATION, liquidated.loss().negate());
    return after;
  }
}
