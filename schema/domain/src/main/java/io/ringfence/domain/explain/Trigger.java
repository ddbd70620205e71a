package io.ringfence.domain.explain;

import io.ringfence.domain.margin.BybitFeeToClose;
import io.ringfence.domain.margin.FixedAtEntry;
import io.ringfence.domain.margin.Htx;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.Nautilus;
import io.ringfence.domain.margin.OkxTick;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.TierSchedule;
import java.math.BigDecimal;

/** What a generation compares equity with: the three shapes all of them have. */
sealed interface Trigger {
  /** (m + f) V - a with the tier that holds V at the price in question. */
  record ByTier(TierSchedule schedule, BigDecimal feeRate) implements Trigger {}

  /** (n / L + f) V whatever the tier. */
  record ByLeverage(BigDecimal dividend, BigDecimal feeRate) implements Trigger {}

  /** An amount that the price does not change. */
  record AtEntry(FixedAtEntry model) implements Trigger {}

  static Trigger of(MarginModel model, IsolatedPosition position) {
    return switch (model) {
      case StandardMargin it -> new ByTier(it.schedule(), it.triggerFeeRate());
      case OkxTick it -> of(it.standard(), position);
      case BybitFeeToClose it -> new ByTier(it.schedule(), BigDecimal.ZERO);
      case Nautilus it -> new ByLeverage(it.rate(), BigDecimal.ZERO);
      case Htx it ->
          position.terms().leverage().isPresent()
              ? new ByLeverage(it.adjustFactor(), it.standard().triggerFeeRate())
              : of(it.standard(), position);
      case FixedAtEntry it -> new AtEntry(it);
    };
  }
}
