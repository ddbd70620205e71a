package io.ringfence.domain.exposure;

import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.position.PositionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a valuation of a position sets off: the alerts of levels newly reached, then its
 * liquidation.
 *
 * @param model decides the liquidation
 * @param levels decide the alerts
 * @param mode what a met requirement does
 */
record PositionWatch(MarginModel model, AlertLevels levels, LiquidationMode mode) {
  /**
   * What was seen.
   *
   * @param after the position with its levels, ended where it was liquidated
   * @param effects alerts, liquidation, end, in this order
   */
  record Sighting(PositionState after, List<Effect> effects) {}

  Sighting look(PositionState position, MarginExposure exposure, Instant at) {
    List<Effect> effects = new ArrayList<>();
    int fired = levels.firedAfter(position.firedLevels(), exposure);
    List<AlertLevels.Level> all = levels.levels();
    for (int bit = 0; bit < all.size(); bit++) {
      if ((fired & ~position.firedLevels() & (1 << bit)) != 0) {
        effects.add(new Effect.LevelReached(position, all.get(bit), exposure, at));
      }
    }
    PositionState after =
        fired == position.firedLevels() ? position : position.withFiredLevels(fired);
    if (model.isLiquidatable(position.economics(), exposure.markPrice())) {
      after =
          switch (mode) {
            case CLOSES -> liquidate(after, exposure, at, effects);
            case PRESUMES -> presume(after, exposure, at, effects);
          };
    }
    return new Sighting(after, effects);
  }

  private static PositionState liquidate(
      PositionState position, MarginExposure exposure, Instant at, List<Effect> effects) {
    Effect.Liquidated liquidated = new Effect.Liquidated(position, exposure, at, true);
    PositionState after = position.ended(PositionState.Status.LIQUIDATED);
    effects.add(liquidated);
    effects.add(
        new Effect.PositionChanged(
            after, Effect.Change.LIQUIDATION, at, null, liquidated.loss().negate()));
    return after;
  }

  private static PositionState presume(
      PositionState position, MarginExposure exposure, Instant at, List<Effect> effects) {
    if (position.isPresumedLiquidated()) {
      return position;
    }
    PositionState after = position.presumedLiquidated();
    effects.add(new Effect.Presumed(position, exposure, at));
    effects.add(new Effect.PositionChanged(after, Effect.Change.PRESUMPTION, at, null, null));
    return after;
  }
}
